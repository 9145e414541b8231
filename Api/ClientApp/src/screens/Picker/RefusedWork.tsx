import { Button } from '@mantine/core'
import { useTexts, type Key } from '../../i18n/i18n'
import type { Refused } from '../../outbox/outbox'
import { outboxOf } from '../../outbox/useOutbox'
import classes from './Picker.module.css'

/** What to do with the goods, by what the server refused. */
const advice: Record<Refused['operation']['about']['kind'], Key> = { pick: 'refused.pick', putAway: 'refused.putAway', move: 'refused.move' }

export function RefusedWork({ site, refused }: { site: string; refused: readonly Refused[] }) {
  const { t, word } = useTexts()
  return refused.map(({ operation, code, detail }) => {
    const { about } = operation
    const said = word('refusedCode', code)
    return (
      <div key={operation.key} role="alert" className={classes.notice}>
        <strong>{t('refused.title', { quantity: about.quantity, sku: about.name ?? about.sku, from: about.from })}</strong>
        <span>{said === code ? detail : said}</span>
        <span>{t(advice[about.kind], { from: about.from, to: about.to ?? '' })}</span>
        <Button size="lg" fullWidth variant="default" onClick={() => outboxOf(site).dismiss(operation.key)}>{t('notice.understood')}</Button>
      </div>
    )
  })
}
