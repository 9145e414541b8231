import { Button, UnstyledButton } from '@mantine/core'
import { IconArrowsExchange, IconHelpCircle, IconListCheck, IconPackageImport, IconShoppingCart, type Icon } from '@tabler/icons-react'
import { useTexts } from '../../i18n/i18n'
import { useOpenPutAways } from './useOpenPutAways'
import classes from './Picker.module.css'

export type Mode = 'home' | 'next' | 'pick' | 'putAway' | 'count' | 'move' | 'lookUp'

interface Props {
  site: string
  /** Who picks. */
  name: string
  mayPick: boolean
  onGo: (mode: Mode) => void
  onOther: (() => void) | undefined
}

export function Home({ site, name, mayPick, onGo, onOther }: Props) {
  const { t, tn } = useTexts()
  const { data: open } = useOpenPutAways(site)
  const tiles: { mode: Mode; icon: Icon; hint: string }[] = [
    ...(mayPick ? [{ mode: 'next' as const, icon: IconListCheck, hint: t('next.hint') }, { mode: 'pick' as const, icon: IconShoppingCart, hint: t('picker.asPicker', { picker: name }) }] : []),
    { mode: 'putAway', icon: IconPackageImport, hint: open ? (open.length === 0 ? t('picker.noneOpen') : tn('picker.open', open.length)) : ' ' },
    { mode: 'move', icon: IconArrowsExchange, hint: t('picker.moveHint') },
    { mode: 'lookUp', icon: IconHelpCircle, hint: t('picker.lookUpHint') },
  ]
  return (
    <>
      <nav className={classes.tiles} aria-label={t('nav.picker')}>
        {tiles.map(({ mode, icon: Mark, hint }, i) => (
          <UnstyledButton key={mode} className={classes.tile} data-first={i === 0} onClick={() => onGo(mode)}>
            <Mark size={44} stroke={1.6} aria-hidden />
            <span>
              <span className={classes.tileName}>{t(`picker.${mode as Exclude<Mode, 'home'>}`)}</span>
              <span className={classes.tileHint}>{hint}</span>
            </span>
          </UnstyledButton>
        ))}
      </nav>
      {onOther && <Button size="lg" variant="default" onClick={onOther}>{t('picker.other', { picker: name })}</Button>}
    </>
  )
}
