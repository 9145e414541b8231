import { SimpleGrid, Text } from '@mantine/core'
import { useTexts } from '../../i18n/i18n'
import { definitionOf, type ReportName } from './definitions'
import classes from './Reports.module.css'
import type { Row } from './reportData'
import { useUnits } from './useUnits'

/** The figures of the whole period. */
export function Headline({ name, total }: { name: ReportName; total: Row }) {
  const { word } = useTexts()
  const units = useUnits()
  const { headline, columns } = definitionOf(name)
  return (
    <SimpleGrid cols={{ base: 2, sm: Math.min(3, headline.length), lg: headline.length }} spacing="md">
      {headline.map(column => (
        <div key={column} className={`card ${classes.figure ?? ''}`}>
          <Text size="sm" c="dimmed">{word('reports.col', column)}</Text>
          <span className={`${classes.number ?? ''} numbers`}>{units.show(total[column], columns[column] ?? 'number')}</span>
        </div>
      ))}
    </SimpleGrid>
  )
}
