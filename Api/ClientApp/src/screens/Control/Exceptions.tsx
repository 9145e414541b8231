import { Button, Group, Stack, Text } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { Link } from 'react-router'
import { api, ask, newOperation } from '../../api/client'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { actorOf } from '../../people/actor'
import { usePickerNames } from '../../people/usePickers'
import { useNames } from '../../scope/useNames'
import { Countdown } from '../../ui/Countdown'
import { Loading } from '../../ui/Loading'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { Section } from '../../ui/Section'
import { StatusBadge } from '../../ui/StatusBadge'
import classes from './Control.module.css'
import { OrderLink } from './OrderLink'
import { Solve } from './Solve'
import { TaskActions } from './TaskActions'
import { useDiscrepant, useExceptions, useIncidents, type Incident, type Late } from './useExceptions'

/** Lists incidents, late fulfilments and stuck tasks, each with the actions on it. */
export function Exceptions({ site }: { site: string }) {
  const { t } = useTexts()
  const { data: found, error } = useExceptions(site)
  const { data: incidents } = useIncidents(site)
  const { data: discrepant } = useDiscrepant(site)
  const nameOf = usePickerNames(site)
  const merchants = useNames('merchant')
  if (error) return <ProblemAlert failure={error} />
  if (!found || !incidents || !discrepant) return <Loading />
  return (
    // Two independent columns, so that a change in one moves nothing in the other.
    <div className={classes.exceptions}>
      <div className={classes.column}>
        <Kind title={t('control.incidents')} count={incidents.items.length}>
          {incidents.items.map(incident => <IncidentRow key={incident.incident} site={site} incident={incident} />)}
        </Kind>
        <Kind title={t('control.stuck')} count={found.stuck.length}>
          {found.stuck.map(task => (
            <li key={task.task} className={classes.row}>
              <div>
                <b className="code">{task.task}</b>
                <Text size="sm" c="dimmed">{t('control.quiet', { done: task.picked + task.short + task.dropped, planned: task.planned })} · {task.picker ? nameOf(task.picker) : t('control.nobody')}</Text>
              </div>
              <Since at={task.touchedAt} />
              <TaskActions site={site} task={task.task} picker={task.picker} />
            </li>
          ))}
        </Kind>
      </div>
      <div className={classes.column}>
        <Kind title={t('control.late')} count={found.late.length}>
          {found.late.map(late => <LateRow key={late.fulfilment} site={site} late={late} />)}
        </Kind>
        <Kind title={t('control.discrepancies')} count={discrepant.items.length}>
          {discrepant.items.map(({ merchant, asn, expected, received }) => (
            <li key={`${merchant}/${asn}`} className={classes.row}>
              <div><b className="code">{asn}</b><Text size="sm" c="dimmed">{merchants(merchant)} · {t('dock.of', { counted: received, expected })}</Text></div>
                <Button size="xs" variant="default" component={Link} to={`/sites/${encodeURIComponent(site)}/dock/${encodeURIComponent(merchant)}/${encodeURIComponent(asn)}`}>{t('control.look')}</Button>
            </li>
          ))}
        </Kind>
      </div>
    </div>
  )
}

function Kind({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  const { t } = useTexts()
  return (
    <Section title={title} aside={<Text fw={700} className="numbers" c={count > 0 ? 'var(--ow-bad)' : 'var(--ow-good)'}>{count}</Text>}>
      {count === 0
        ? <Group gap="xs" c="var(--ow-good)"><IconCircleCheck size={20} aria-hidden /><Text>{t('control.none')}</Text></Group>
        : <ul className={classes.rows} tabIndex={0} aria-label={title}>{children}</ul>}
    </Section>
  )
}

function IncidentRow({ site, incident }: { site: string; incident: Incident }) {
  const { t, word } = useTexts()
  const what = incident.kind === 'shortPick'
    ? t('control.shortPick', { quantity: incident.quantity, sku: incident.sku ?? '', location: incident.location ?? '' })
    : t(incident.kind === 'packing' ? 'control.packing' : 'control.other')
  return (
    <li className={classes.row}>
      <div>
        <b>{what}</b>
        <Text size="sm">{incident.kind === 'shortPick' ? (incident.text === 'short' ? t('shortReason.short') : word('pick.reason', incident.text)) : incident.text}</Text>
        <Text size="sm" c="dimmed">{incident.fulfilment && <><OrderLink fulfilment={incident.fulfilment} /> · </>}{actorOf({ by: incident.raisedBy, byName: incident.raisedByName }, t)}</Text>
      </div>
      <Since at={incident.raisedAt} />
      <Solve site={site} incident={incident} />
    </li>
  )
}

function LateRow({ site, late }: { site: string; late: Late }) {
  const { t } = useTexts()
  const [failure, setFailure] = useState<Error | null>(null)
  const [isMaking, setIsMaking] = useState(false)
  const [operation] = useState(newOperation)
  // A wave of its own, so that it does not wait for other orders of a tour.
  const pick = async () => {
    setIsMaking(true)
    setFailure(null)
    const body = { kind: 'single' as const, maxOrders: null, merchants: null, carriers: null, channels: null, dueBefore: null, minPriority: null, fulfilments: [late.fulfilment] }
    try {
      const wave = await ask(api.POST('/api/v1/sites/{site}/waves', { params: { path: { site } }, body, headers: { 'Idempotency-Key': operation } }))
      if (wave.tasks.length === 0) setFailure(new Error(t('control.couldNot')))
    } catch (thrown) {
      setFailure(thrown as Error)
    }
    setIsMaking(false)
  }
  return (
    <li className={classes.row}>
      <Stack gap={2}>
        <Group gap="xs"><OrderLink fulfilment={late.fulfilment} /><StatusBadge status={late.status} /></Group>
        <Text size="sm" c="dimmed">{late.wave ? t('control.inWave', { wave: late.wave }) : t('control.inNoWave')}</Text>
        {failure && <ProblemAlert failure={failure} />}
      </Stack>
      <Countdown at={late.shipBy} />
      {late.status === 'released' ? <Button size="xs" loading={isMaking} onClick={() => void pick()}>{t('control.pickNow')}</Button> : null}
    </li>
  )
}

function Since({ at }: { at: string }) {
  const format = useFormat()
  return <time dateTime={at} title={format.exact(at)} className="numbers nowrap">{format.time(at)}</time>
}
