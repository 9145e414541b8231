import { Button } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { Loading } from '../../ui/Loading'
import { Page } from '../../ui/Page'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { Chart } from './Chart'
import classes from './Grains.module.css'
import type { Activity, Moment } from './history'
import { Followers, HotGrains, Kinds, Silos, SlowestCalls } from './Tables'
import { useActivity } from './useActivity'

/** What the grains do, as it happens: for who runs the servers. */
export default function Grains() {
  const { t } = useTexts()
  const { data, error } = useActivity()
  return (
    <Page
      title={t('nav.grains')}
      actions={<Button component="a" href="/dashboard" target="_blank" rel="noreferrer" variant="default" rightSection={<IconExternalLink size={16} aria-hidden />}>{t('grains.dashboard')}</Button>}
    >
      {error && <ProblemAlert failure={error} />}
      {data ? <Figures {...data} /> : !error && <Loading />}
    </Page>
  )
}

function Figures({ report, history }: { report: Activity; history: readonly Moment[] }) {
  const { t } = useTexts()
  const { figure, number } = useFormat()
  const { total } = report
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
        <Chart title={t('grains.chart.rate')} history={history} series={[{ name: 'calls', label: t('grains.callsPerSecond'), colour: 1 }, { name: 'events', label: t('grains.events'), colour: 2 }]} />
        <Chart title={t('grains.chart.latency')} history={history} unit=" ms" series={[{ name: 'p50', label: t('grains.half'), colour: 1 }, { name: 'p99', label: t('grains.most'), colour: 2 }]} />
        <Chart title={t('grains.chart.queues')} history={history} series={[{ name: 'running', label: t('grains.running'), colour: 1 }, { name: 'failures', label: t('grains.failuresPerSecond'), colour: 3 }]} />
        <Chart title={t('grains.chart.lag')} history={history} series={[{ name: 'lag', label: t('grains.furthest'), colour: 1 }]} />
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
