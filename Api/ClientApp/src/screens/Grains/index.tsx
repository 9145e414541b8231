import { Button, SegmentedControl } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { Loading } from '../../ui/Loading'
import { Page } from '../../ui/Page'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { Chart, type ChartKind } from './Chart'
import classes from './Grains.module.css'
import { momentOf, type Activity, type History } from './history'
import { Followers, HotGrains, Kinds, Silos, SlowestCalls } from './Tables'
import { useActivity } from './useActivity'
import { usePeriod, type Period, type PeriodName } from './usePeriod'

const charts: readonly ChartKind[] = [
  { title: 'grains.chart.rate', series: [{ name: 'calls', label: 'grains.callsPerSecond', colour: 1 }, { name: 'events', label: 'grains.events', colour: 2 }] },
  { title: 'grains.chart.latency', unit: ' ms', series: [{ name: 'p50', label: 'grains.half', colour: 1 }, { name: 'p99', label: 'grains.most', colour: 2 }] },
  { title: 'grains.chart.queues', series: [{ name: 'running', label: 'grains.running', colour: 1 }, { name: 'failures', label: 'grains.failuresPerSecond', colour: 3 }] },
  { title: 'grains.chart.lag', series: [{ name: 'lag', label: 'grains.furthest', colour: 1 }] },
]

/** Live grain activity, for operators. */
export default function Grains() {
  const { t } = useTexts()
  const { data, error } = useActivity()
  const { name, period, choose } = usePeriod()
  const periods = [{ value: 'hour', label: t('grains.hour') }, { value: 'minutes', label: t('grains.minutes') }]
  return (
    <Page
      title={t('nav.grains')}
      actions={(
        <>
          <SegmentedControl aria-label={t('grains.period')} value={name} onChange={value => choose(value as PeriodName)} data={periods} />
          <Button component="a" href="/dashboard/" target="_blank" rel="noreferrer" variant="default" rightSection={<IconExternalLink size={16} aria-hidden />}>{t('grains.dashboard')}</Button>
        </>
      )}
    >
      {error && <ProblemAlert failure={error} />}
      {data ? <Figures {...data} name={name} period={period} /> : !error && <Loading />}
    </Page>
  )
}

function Figures({ report, history, name, period }: { report: Activity; history: History; name: PeriodName; period: Period }) {
  const { t } = useTexts()
  const { figure, number } = useFormat()
  const { total } = report
  const now = momentOf(report)
  // An hour has seven hundred points: it is redrawn when an interval ends, not every second.
  const moments = name === 'hour' && history.ended.length > 0 ? history.ended : [...history.ended, history.last ?? now]
  return (
    <>
      <div className={classes.tiles}>
        <Tile label={t('grains.callsPerSecond')} value={figure(total.callsPerSecond)} />
        <Tile label={t('grains.half')} value={total.p50Ms == null ? '–' : figure(total.p50Ms)} unit={total.p50Ms == null ? '' : 'ms'} />
        <Tile label={t('grains.most')} value={total.p99Ms == null ? '–' : figure(total.p99Ms)} unit={total.p99Ms == null ? '' : 'ms'} />
        <Tile label={t('grains.failuresTotal')} value={number(total.failures)} isBad={total.failuresPerSecond > 0} />
        <Tile label={t('grains.activations')} value={number(report.grains.reduce((sum, kind) => sum + kind.activations, 0))} />
        <Tile label={t('grains.running')} value={number(total.running)} />
        <Tile label={t('grains.events')} value={figure(report.log.eventsPerSecond)} />
      </div>
      <div className={classes.grid}>
        {charts.map(kind => <Chart key={kind.title} kind={kind} moments={moments} now={now} period={period} />)}
      </div>
      <div className={classes.wide}><SlowestCalls report={report} /></div>
      <div className={classes.grid}>
        <HotGrains report={report} />
        <Followers report={report} />
      </div>
      <div className={classes.wide}><Kinds report={report} /></div>
      <Silos report={report} />
    </>
  )
}

function Tile({ label, value, unit, isBad = false }: { label: string; value: string; unit?: string; isBad?: boolean }) {
  return (
    <dl className={`card ${classes.tile ?? ''}`} style={{ margin: 0 }}>
      <dt style={{ fontSize: 13, color: 'var(--mantine-color-dimmed)' }}>{label}</dt>
      <dd className={`numbers ${classes.value ?? ''}`} style={{ margin: 0, color: isBad ? 'var(--ow-bad)' : undefined }}>{value}{unit && <small>{unit}</small>}</dd>
    </dl>
  )
}
