import { BarChart, LineChart } from '@mantine/charts'
import { Text } from '@mantine/core'
import { useMemo } from 'react'
import { useTexts } from '../../i18n/i18n'
import { useNames } from '../../scope/useNames'
import { definitionOf, type ReportName } from './definitions'
import { bySource, type Report, type Row } from './reportData'
import classes from './Reports.module.css'
import { useAge } from './useAge'
import { useSourceNames } from './useSourceNames'
import { useUnits } from './useUnits'

const colours = ['var(--ow-chart-1)', 'var(--ow-chart-2)', 'var(--ow-chart-3)', 'var(--ow-good)', 'var(--ow-bad)', 'var(--ow-idle)']

/** The report's chart; the table shows the same data. */
export function ReportChart({ name, report }: { name: ReportName; report: Report }) {
  const { t, word } = useTexts()
  const units = useUnits()
  const age = useAge()
  const merchants = useNames('merchant')
  const channels = useSourceNames(report)
  const { chart, unit, series: fixed } = definitionOf(name)
  const { data, series } = useMemo(() => {
    const made = chart === 'stack' ? bySource(report.rows, t('reports.others')) : { data: report.rows, sources: [...fixed] }
    const label = (row: Row) => (name === 'stockAgeing' ? age(row) : units.period(String(row.period)))
    return {
      // The chart would read a dot in a field's name as a path.
      data: made.data.map((row): Row => ({ ...Object.fromEntries(made.sources.map(source => [key(source), row[source] ?? (chart === 'line' && unit !== 'number' ? null : 0)])), label: label(row) })),
      series: made.sources.map((source, i) => ({ name: key(source), label: chart === 'stack' ? merchants(channels(source)) : word('reports.col', source), color: colours[i % colours.length] ?? '' })),
    }
  }, [chart, fixed, unit, name, report.rows, t, word, units, age, merchants, channels])
  const isEmpty = !data.some(row => series.some(one => Number(row[one.name] ?? 0) > 0))
  if (isEmpty) return <Text c="dimmed" py="xl" ta="center">{t('reports.nothing')}</Text>
  const common = {
    className: classes.chart, data, dataKey: 'label', series, tickLine: 'none' as const, gridAxis: 'x' as const,
    textColor: 'var(--mantine-color-text)', gridColor: 'var(--ow-line)',
    valueFormatter: (value: number) => units.show(value, unit), role: 'img', 'aria-label': t(`reports.${name}`), yAxisProps: { width: 64, ...(unit === 'rate' && { domain: [0, 1] }) },
  }
  const picture = chart === 'line'
    ? <LineChart {...common} curveType="monotone" connectNulls={unit !== 'number'} strokeWidth={2.5} lineProps={{ isAnimationActive: false }} withDots={data.length < 40} dotProps={{ r: 3, strokeWidth: 1 }} />
    : <BarChart {...common} type={chart === 'stack' ? 'stacked' : 'default'} barProps={{ isAnimationActive: false, maxBarSize: 46 }} />
  return (
    <>
      {series.length > 1 && <div className={classes.legend} aria-hidden>{series.map(({ name: one, label, color }) => <span key={one}><i style={{ background: color }} />{label}</span>)}</div>}
      {picture}
    </>
  )
}

const key = (source: string) => source.replaceAll('.', '·')
