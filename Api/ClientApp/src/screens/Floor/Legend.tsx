import { useTexts } from '../../i18n/i18n'
import classes from './Floor.module.css'
import type { Layer } from './map/layers'

/** The legend of the colours. */
export function Legend({ layer, isDark }: { layer: Layer; isDark: boolean }) {
  const { t, word } = useTexts()
  const colours = isDark ? layer.dark : layer.light
  return (
    <ul className={classes.legend} aria-label={t('floor.legend', { layer: t(`floor.${layer.name}`) })}>
      {layer.steps.map((_, step) => (
        <li key={step}>
          <svg width={16} height={16} aria-hidden><rect width={16} height={16} rx={3} fill={colours[step]} className={classes.swatch} /></svg>
          {word(`floor.${layer.name}`, String(step))}
        </li>
      ))}
    </ul>
  )
}
