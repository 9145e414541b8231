import { IconArrowRight, IconCircleCheck } from '@tabler/icons-react'
import { useTexts } from '../../i18n/i18n'
import classes from './Picker.module.css'

export interface Done {
  quantity: number
  /** What the goods are called. */
  name: string
  from: string
  to: string
}

/** What was just done, as long as nothing else is begun: a sound alone leaves one wondering. */
export function DoneBanner({ title, done }: { title: string; done: Done | null }) {
  const { t } = useTexts()
  return (
    <div role="status">
      {done && (
        <div className={classes.done}>
          <IconCircleCheck size={36} aria-hidden />
          <span>
            <span>{title}</span>
            <strong>{t('picker.goods', { quantity: done.quantity, name: done.name })}</strong>
            <b className={classes.way}>{done.from} <IconArrowRight size={18} aria-label={t('picker.wayTo')} /> {done.to}</b>
          </span>
        </div>
      )}
    </div>
  )
}
