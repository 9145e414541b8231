import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { api, ask } from '../../api/client'
import { useTexts, type Key } from '../../i18n/i18n'
import type { Refused } from '../../outbox/outbox'
import { outboxOf } from '../../outbox/useOutbox'
import { explain } from '../../ui/ProblemAlert'
import { translateRefusal } from '../../ui/serverMessages'
import classes from './Picker.module.css'

/** What to do with the goods, by what the server refused. */
const advice: Record<Refused['operation']['about']['kind'], Key> = { pick: 'refused.pick', putAway: 'refused.putAway', move: 'refused.move' }
const adviceOf: Partial<Record<string, Key>> = { not_yours: 'advice.not_yours', more_than_planned: 'advice.more_than_planned', ended: 'advice.ended' }

interface Props {
  site: string
  refused: readonly Refused[]
  mayPick: boolean
}

/** What was told and not taken: why, what to do with the goods, and the way on where there is one. */
export function RefusedWork({ site, refused, mayPick }: Props) {
  return refused.map(one => <Card key={one.operation.key} site={site} refused={one} mayPick={mayPick} />)
}

function Card({ site, refused: { operation, code, detail }, mayPick }: { site: string; refused: Refused; mayPick: boolean }) {
  const { t, word } = useTexts()
  const { about, key } = operation
  const box = outboxOf(site)
  const said = word('refusedCode', code)
  const goods = { quantity: about.quantity, sku: about.name ?? about.sku, from: about.from, to: about.to ?? '' }
  const isPick = about.kind === 'pick' && mayPick
  return (
    <div role="alert" className={classes.notice}>
      <strong>{t('refused.title', goods)}</strong>
      <span>{said === code ? translateRefusal({ code }, t) ?? detail : said}</span>
      <span>{t((about.kind === 'pick' || code !== 'not_yours' ? adviceOf[code] : undefined) ?? advice[about.kind], goods)}</span>
      {isPick && code === 'not_yours' && <TakeOver site={site} operation={operation} />}
      {isPick && code === 'more_than_planned' && <Button size="lg" fullWidth onClick={() => box.again(key, { extra: true })}>{t('advice.extra', goods)}</Button>}
      <Button size="lg" fullWidth variant="default" onClick={() => box.dismiss(key)}>{t('notice.understood')}</Button>
    </div>
  )
}

/** The tour is his from now on, and what he did is told again. */
function TakeOver({ site, operation: { key, about, body } }: { site: string; operation: Refused['operation'] }) {
  const { t } = useTexts()
  const { picker } = body as { picker: string }
  const take = useMutation({
    mutationFn: () => ask(api.POST('/api/v1/sites/{site}/tasks/{task}/takeOver', { params: { path: { site, task: about.task ?? '' } }, body: { picker } })),
    onSuccess: () => outboxOf(site).again(key),
  })
  return (
    <>
      {take.error && <span role="alert"><b>{explain(take.error, t)}</b></span>}
      <Button size="lg" fullWidth loading={take.isPending} onClick={() => take.mutate()}>{t('advice.takeOver')}</Button>
    </>
  )
}
