import { LineChart } from '@mantine/charts'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { Section } from '../../ui/Section'
import classes from './Grains.module.css'
import { keptMs, type Moment } from './history'

interface Props {
  title: string
  history: readonly Moment[]
  series: { name: keyof Moment; label: string; colour: 1 | 2 | 3 }[]
  unit?: string
}

const tickMs = 60_000

/** Some figures over the last minutes; its time axis is always as long, so that the line moves and does not stretch. */
export function Chart({ title, history, series, unit }: Props) {
  const { t } = useTexts()
  const { figure, clock } = useFormat()
  const now = history.at(-1)?.at ?? 0
  const minutes = Array.from({ length: keptMs / tickMs + 1 }, (_, index) => now - keptMs + index * tickMs)
  const ago = (at: number) => (at >= now ? t('grains.now') : t('grains.ago', { minutes: Math.round((now - at) / tickMs) }))
  return (
    <Section title={title} aside={<Latest series={series} moment={history.at(-1)} unit={unit} />}>
      <LineChart
        className={classes.chart} data={[...history]} dataKey="at" series={series.map(({ name, label, colour }) => ({ name, label, color: `var(--ow-chart-${colour})` }))}
        withDots={false} curveType="monotone" strokeWidth={2} tickLine="none" gridAxis="x" connectNulls={false}
        xAxisProps={{ type: 'number', domain: [now - keptMs, now], ticks: minutes, tickFormatter: ago }} yAxisProps={{ width: 64, tickFormatter: (value: number) => `${figure(value)}${unit ?? ''}`, domain: [0, 'auto'], allowDecimals: true }}
        lineProps={{ isAnimationActive: false }} textColor="var(--mantine-color-text)" gridColor="var(--ow-line)" valueFormatter={value => `${figure(value)}${unit ?? ''}`}
        tooltipProps={{ labelFormatter: label => (Number.isFinite(label) ? clock(Number(label)) : '') }} role="img" aria-label={title}
      />
    </Section>
  )
}

/** What the colours mean, and where the lines are now. */
function Latest({ series, moment, unit }: Pick<Props, 'series' | 'unit'> & { moment: Moment | undefined }) {
  const { figure } = useFormat()
  return (
    <span className={classes.latest}>
      {series.map(({ name, label, colour }) => {
        const value = moment?.[name] ?? null
        return (
          <span key={name}>
            <i style={{ background: `var(--ow-chart-${colour})` }} />{label} <b>{value === null ? '–' : `${figure(value)}${unit ?? ''}`}</b>
          </span>
        )
      })}
    </span>
  )
}
