import { Button, Table } from '@mantine/core'
import { useState } from 'react'
import { useTexts } from '../../i18n/i18n'
import { definitionOf, type ReportName } from './definitions'
import type { Report, Row } from './reportData'
import { useAge } from './useAge'
import { useUnits } from './useUnits'

const step = 60

/** The rows behind the chart, the newest first; the CSV has them all. */
export function ReportTable({ name, report }: { name: ReportName; report: Report }) {
  const { t, word } = useTexts()
  const units = useUnits()
  const age = useAge()
  const [shown, setShown] = useState(step)
  const { columns, chart } = definitionOf(name)
  const heads = name === 'stockAgeing' ? ['age'] : chart === 'stack' ? ['period', 'merchant', 'channel'] : ['period']
  const rows = name === 'stockAgeing' ? report.rows : report.rows.toReversed()
  const head = (row: Row, column: string) => (column === 'age' ? age(row) : column === 'period' ? units.period(String(row.period), true) : row[column])
  const figures = (row: Row) => Object.entries(columns).map(([column, unit]) => (
    <Table.Td key={column} ta="right" c={row[column] === 0 || row[column] === undefined ? 'dimmed' : undefined}>{units.show(row[column], unit)}</Table.Td>
  ))
  return (
    <>
      <Table verticalSpacing={8} horizontalSpacing="md" miw={heads.length * 130 + Object.keys(columns).length * 96}>
        <Table.Thead>
          <Table.Tr>
            {heads.map(column => <Table.Th key={column}>{word('reports.col', column)}</Table.Th>)}
            {Object.keys(columns).map(column => <Table.Th key={column} ta="right">{word('reports.col', column)}</Table.Th>)}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Table.Tr fw={650}>
            <Table.Td colSpan={heads.length}>{t('reports.total')}</Table.Td>
            {figures(report.total)}
          </Table.Tr>
          {rows.slice(0, shown).map((row, i) => (
            <Table.Tr key={[row.period, row.merchant, row.channel, i].join(' ')}>
              {heads.map(column => <Table.Td key={column} className="nowrap">{head(row, column)}</Table.Td>)}
              {figures(row)}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {rows.length > shown && <Button variant="subtle" m="sm" onClick={() => setShown(shown + 5 * step)}>{t('table.more')}</Button>}
    </>
  )
}
