import { BarChart } from '@mantine/charts'
import type { Schemas } from '../../api/client'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { Panel } from './Panel'
import classes from './Wall.module.css'

interface Props {
  hours: Schemas['HourOfWork'][]
  timeZone: string | undefined
}

/** Today's throughput by hour. */
export function Throughput({ hours, timeZone }: Props) {
  const { t } = useTexts()
  const format = useFormat(timeZone)
  const data = hours.map(hour => ({ ...hour, at: format.time(hour.from) }))
  const series = [
    { name: 'picked', label: t('wall.picked'), color: 'var(--ow-chart-1)' },
    { name: 'packed', label: t('wall.packed'), color: 'var(--ow-chart-2)' },
    { name: 'shipped', label: t('wall.shippedUnits'), color: 'var(--ow-chart-3)' },
  ]
  return (
    <Panel title={t('wall.throughput')} area="throughput">
      {data.length === 0
        ? <p className={classes.note}>{t('wall.throughput.empty')}</p>
        : (
          <BarChart
            className={classes.chart} data={data} dataKey="at" series={series} withLegend tickLine="none" gridAxis="x" yAxisProps={{ width: 'auto', interval: 0 }}
            legendProps={{ verticalAlign: 'top', height: 40, itemSorter: null }} barProps={{ isAnimationActive: false, radius: [4, 4, 0, 0], maxBarSize: 46 }}
            textColor="var(--mantine-color-text)" gridColor="var(--ow-line)" valueFormatter={value => format.number(value)} role="img" aria-label={t('wall.throughput')}
          />
        )}
    </Panel>
  )
}
