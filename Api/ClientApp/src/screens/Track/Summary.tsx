import { Text, Title } from '@mantine/core'
import {
  IconAlertTriangle, IconArrowBackUp, IconCheck, IconCircleX, IconClipboardCheck, IconClockPause, IconHomeCheck, IconPackage, IconTruckDelivery, type Icon,
} from '@tabler/icons-react'
import { useTexts, type Key } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { dayOf, steps, stepsDone, toneOf, type Stage, type Tracked } from './stages'
import classes from './Track.module.css'

const marks: Record<Stage, Icon> = {
  received: IconClipboardCheck, waiting: IconClockPause, preparing: IconPackage, packed: IconPackage, partlyShipped: IconTruckDelivery,
  onItsWay: IconTruckDelivery, outForDelivery: IconTruckDelivery, delivered: IconHomeCheck, problem: IconAlertTriangle,
  cancelled: IconCircleX, returned: IconArrowBackUp,
}

const hints: Partial<Record<Stage, Key>> = { waiting: 'track.hint.waiting', problem: 'track.hint.problem', partlyShipped: 'track.hint.partlyShipped' }

/** The order's status and expected delivery. */
export function Summary({ order }: { order: Tracked }) {
  const { t } = useTexts()
  const format = useFormat()
  const Mark = marks[order.stage]
  const hint = hints[order.stage]
  return (
    <section className={`card ${classes.summary ?? ''}`} data-tone={toneOf(order.stage)}>
      <header className={classes.head}>
        <Text fw={650}>{order.shop}</Text>
        <Text size="sm" c="dimmed">{t('track.title', { number: order.number })} · {t('track.placed', { date: format.date(order.placedAt) })}</Text>
      </header>
      <div className={classes.state} aria-live="polite">
        <span className={classes.mark}><Mark size={34} stroke={1.6} aria-hidden /></span>
        <div>
          <Title order={1} className={classes.stage}>{t(`track.stage.${order.stage}`)}</Title>
          <When order={order} />
        </div>
      </div>
      {hint && <Text size="sm" mb="md">{t(hint)}</Text>}
      <Steps stage={order.stage} />
      <Text size="sm" c="dimmed">{t('track.to', { city: `${order.city}, ${format.country(order.country)}` })}</Text>
    </section>
  )
}

function When({ order }: { order: Tracked }) {
  const { t } = useTexts()
  const format = useFormat()
  if (order.deliveredAt) return <Text className={classes.when}>{format.dateTime(order.deliveredAt)}</Text>
  if (!order.expected) return null
  return (
    <p className={classes.when}>
      <span>{t('track.expected')} </span>
      <strong>{format.days(dayOf(order.expected.from), dayOf(order.expected.to))}</strong>
    </p>
  )
}

function Steps({ stage }: { stage: Stage }) {
  const { t } = useTexts()
  const done = stepsDone(stage)
  if (done === null) return null
  return (
    <ol className={classes.steps} aria-label={t('track.steps')}>
      {steps.map((step, i) => (
        <li key={step} className={classes.step} data-done={i < done} data-next={i === done} aria-current={i === done - 1 ? 'step' : undefined}>
          <span className={classes.dot} aria-hidden>{i < done && <IconCheck size={14} stroke={3} />}</span>
          <span>{t(`track.step.${step}`)}</span>
        </li>
      ))}
    </ol>
  )
}
