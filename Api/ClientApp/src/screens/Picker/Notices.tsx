import { Button } from '@mantine/core'
import { useTexts } from '../../i18n/i18n'
import classes from './Picker.module.css'
import type { Notice, PickWork } from './PickWork'

/** What became of an order meanwhile, and what to do with what one holds: it stays until it was read. */
export function Notices({ work, notices }: { work: PickWork; notices: readonly Notice[] }) {
  const { t, tn } = useTexts()
  return notices.map((notice, i) => (
    <div key={i} role="alert" className={classes.notice}>
      <strong>{t('notice.cancelled')}</strong>
      <span>{tn(`notice.${notice.kind}`, notice.quantity, { sku: notice.name ?? notice.sku, place: notice.place })}</span>
      <Button size="lg" fullWidth variant="default" onClick={() => work.dismiss(notice)}>{t('notice.understood')}</Button>
    </div>
  ))
}
