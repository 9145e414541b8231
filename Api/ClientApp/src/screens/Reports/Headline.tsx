import { SimpleGrid, Text } from '@mantine/core'
import { useTexts } from '../../i18n/i18n'
import { definitionOf, type ReportName } from './definitions'
import classes from './Reports.module.css'
import { amountsOf, type Report } from './reportData'
import { useUnits } from './useUnits'

/** The figures of the whole period. */
export function Headline({ name, report: { rows, total } }: { name: ReportName; report: Report }) {
  const { word } = useTexts()
  const units = useUnits()
  const { headline, columns } = definitionOf(name)
  return (
    <SimpleGrid cols={{ base: 2, sm: Math.min(3, headline.length), lg: headline.length }} spacing="md">
      {headline.map(column => (
        <div key={column} className={`card ${classes.figure ?? ''}`}>
          <Text size="sm" c="dimmed">{word('reports.col', column)}</Text>
          {columns[column] === 'money'
            ? <Money amounts={amountsOf(rows)} />
            : <span className={`${classes.number ?? ''} numbers`}>{units.show(total[column], columns[column] ?? 'number')}</span>}
        </div>
      ))}
    </SimpleGrid>
  )
}

/** Shows amounts in several currencies side by side: they have no sum. */
function Money({ amounts }: { amounts: { currency: string; amount: number }[] }) {
  const units = useUnits()
  if (amounts.length === 0) return <span className={classes.number}>–</span>
  return amounts.map(({ currency, amount }) => (
    <span key={currency} className={`${(amounts.length === 1 ? classes.one : classes.several) ?? ''} numbers`}>{units.show(amount, 'money', currency)}</span>
  ))
}
