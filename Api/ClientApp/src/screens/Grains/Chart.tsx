import { LineChart } from '@mantine/charts'
import { memo } from 'react'
import { useTexts, type Key } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { Section } from '../../ui/Section'
import classes from './Grains.module.css'
import type { Moment } from './history'
import type { Period } from './usePeriod'

export interface ChartKind {
  title: Key
  series: readonly { name: keyof Moment; label: Key; colour: 1 | 2 | 3 }[]
  unit?: string
}

interface Props {
  kind: ChartKind
  moments: readonly Moment[]
  /** The latest report. */
  now: Moment
  period: Period
}

const minuteMs = 60_000

/** A chart of recent figures, with their current values. */
export function Chart({ kind, moments, now, period }: Props) {
  const { t } = useTexts()
  return (
    <Section title={t(kind.title)} aside={<Latest kind={kind} moment={now} />}>
      <Lines kind={kind} moments={moments} period={period} />
    </Section>
  )
}

/** The lines. The axis has a constant length, so that the lines move instead of stretching. Redrawn only when the points change. */
const Lines = memo(function Lines({ kind: { title, series, unit = '' }, moments, period }: Omit<Props, 'now'>) {
  const { t } = useTexts()
  const { figure, clock } = useFormat()
  const to = moments.at(-1)?.at ?? 0
  const from = to - period.ms
  const ticks = Array.from({ length: period.ms / period.tickMs + 1 }, (_, index) => from + index * period.tickMs)
  const ago = (at: number) => (at >= to ? t('grains.now') : t('grains.ago', { minutes: Math.round((to - at) / minuteMs) }))
  const written = (value: number) => `${figure(value)}${unit}`
  return (
    <LineChart
      className={classes.chart} data={moments.filter(({ at }) => at >= from)} dataKey="at" series={series.map(({ name, label, colour }) => ({ name, label: t(label), color: `var(--ow-chart-${colour})` }))}
      withDots={false} curveType="monotone" strokeWidth={2} tickLine="none" gridAxis="x" connectNulls={false}
      xAxisProps={{ type: 'number', domain: [from, to], ticks, tickFormatter: ago }} yAxisProps={{ width: 72, tickFormatter: written, domain: [0, 'auto'], allowDecimals: true }}
      lineProps={{ isAnimationActive: false }} textColor="var(--mantine-color-text)" gridColor="var(--ow-line)" valueFormatter={written}
      tooltipProps={{ labelFormatter: label => (Number.isFinite(label) ? clock(Number(label)) : '') }} role="img" aria-label={t(title)}
    />
  )
})

/** The legend, with the current values. */
function Latest({ kind: { series, unit = '' }, moment }: { kind: ChartKind; moment: Moment }) {
  const { t } = useTexts()
  const { figure } = useFormat()
  return (
    <span className={classes.latest}>
      {series.map(({ name, label, colour }) => {
        const value = moment[name]
        return (
          <span key={name}>
            <i style={{ background: `var(--ow-chart-${colour})` }} />{t(label)} <b>{value === null ? '–' : `${figure(value)}${unit}`}</b>
          </span>
        )
      })}
    </span>
  )
}
