import { Button } from '@mantine/core'
import { useTexts, type Key } from '../../i18n/i18n'
import classes from './Picker.module.css'
import type { Notice, PickWork, Why } from './PickWork'

const reasons: Record<Why, Key> = { cancelled: 'notice.cancelled', cut: 'notice.cut', changed: 'notice.changed' }

/** What became of a stop or a tour meanwhile, and what to do with what one holds: it stays until it was read. */
export function Notices({ work, notices }: { work: PickWork; notices: readonly Notice[] }) {
  const { t, tn } = useTexts()
  const titleOf = ({ kind, why = 'changed', task = '' }: Notice) => {
    if (kind === 'surplus') return t('notice.notNeeded')
    if (kind === 'alreadyDone') return t('notice.doneTitle')
    return kind === 'taken' ? t('notice.takenTitle', { task }) : t(reasons[why])
  }
  const bodyOf = ({ kind, sku, name, quantity, place }: Notice) => {
    const goods = { sku: name ?? sku, place }
    if (kind === 'gone') return t('notice.gone', goods)
    if (kind === 'taken') return quantity === 0 ? t('notice.taken') : tn('notice.takenInHand', quantity, goods)
    return tn(`notice.${kind}`, quantity, goods)
  }
  return notices.map((notice, i) => (
    <div key={i} role="alert" className={classes.notice}>
      <strong>{titleOf(notice)}</strong>
      <span>{bodyOf(notice)}</span>
      <Button size="lg" fullWidth variant="default" onClick={() => work.dismiss(notice)}>{t('notice.understood')}</Button>
    </div>
  ))
}
