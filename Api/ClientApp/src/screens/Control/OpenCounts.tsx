import { Button, Group, Text } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { actorOf } from '../../people/actor'
import { useNames } from '../../scope/useNames'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { Section } from '../../ui/Section'
import classes from './Control.module.css'
import { Difference } from './CountResult'
import { useAccept } from './useAccept'
import type { Count } from './useDoubts'

interface Props {
  site: string
  counts: readonly Count[]
  nameOf: (goods: { merchant: string; sku: string }) => string | undefined
}

/** Lists counts that are not accepted yet. */
export function OpenCounts({ site, counts, nameOf }: Props) {
  const { t } = useTexts()
  return (
    <Section title={t('doubts.counts')} aside={<Text fw={700} className="numbers" aria-live="polite" c={counts.length > 0 ? 'var(--ow-warn)' : 'var(--ow-good)'}>{counts.length}</Text>}>
      {counts.length === 0
        ? <Group gap="xs" c="var(--ow-good)"><IconCircleCheck size={20} aria-hidden /><Text>{t('doubts.noCounts')}</Text></Group>
        : (
          <>
            <Text c="dimmed" size="sm" mb="sm">{t('doubts.acceptHint')}</Text>
            <ul className={classes.rows} tabIndex={0} aria-label={t('doubts.counts')}>
              {counts.map(count => <CountRow key={count.id} site={site} count={count} name={nameOf(count)} />)}
            </ul>
          </>
        )}
    </Section>
  )
}

function CountRow({ site, count, name }: { site: string; count: Count; name: string | undefined }) {
  const { t } = useTexts()
  const format = useFormat()
  const merchants = useNames('merchant')
  const accept = useAccept(site, count)
  const { location, sku, lot, counted, expected, at, by, byName } = count
  return (
    <li className={classes.row}>
      <div>
        <Group gap="xs"><b className="code">{location}</b><b className="numbers">{t('doubts.units', { quantity: format.number(counted), name: sku })}</b></Group>
        <Text size="sm">{name}{name && ' · '}<Text span size="sm" c="dimmed">{[merchants(count.merchant), lot && `${t('stock.lot')} ${lot}`].filter(Boolean).join(' · ')}</Text></Text>
        <Group gap="xs"><Difference count={count} /><Text size="sm" c="dimmed" className="numbers">{t('doubts.expectedWas', { count: expected })}</Text></Group>
        <Text size="sm" c="dimmed"><time dateTime={at} title={format.exact(at)}>{format.dateTime(at)}</time>{by != null && <> · {t('doubts.by', { name: actorOf({ by, byName }, t) })}</>}</Text>
        {accept.error && <ProblemAlert failure={accept.error} />}
      </div>
      <Button size="sm" loading={accept.isPending} aria-label={t('doubts.acceptOf', { sku, place: location })} onClick={() => accept.mutate()}>{t('doubts.accept')}</Button>
    </li>
  )
}
