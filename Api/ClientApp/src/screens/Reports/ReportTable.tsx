import { Button, Table } from '@mantine/core'
import { useState } from 'react'
import { useTexts } from '../../i18n/i18n'
import { useNames } from '../../scope/useNames'
import { useSession } from '../../session/SessionProvider'
import { definitionOf, type ReportName } from './definitions'
import type { Report, Row } from './reportData'
import { useAge } from './useAge'
import { useSourceNames } from './useSourceNames'
import { useUnits } from './useUnits'

const step = 60

/** Visual only: a screen reader reads it in every row. */
const hidden = { opacity: 0 }

/** The rows behind the chart, newest first; the CSV has all of them. */
export function ReportTable({ name, report }: { name: ReportName; report: Report }) {
  const { t, word } = useTexts()
  const units = useUnits()
  // All rows of a merchant's reports are that merchant's.
  const { merchant } = useSession()
  const age = useAge()
  const [shown, setShown] = useState(step)
  const { columns, chart } = definitionOf(name)
  const heads = name === 'stockAgeing' ? ['age'] : chart === 'stack' ? ['period', ...(merchant ? [] : ['merchant']), 'channel'] : ['period']
  const rows = name === 'stockAgeing' ? report.rows : report.rows.toReversed()
  const merchants = useNames('merchant')
  const channels = useSourceNames(report)
  const head = (row: Row, column: string, above: Row | undefined) => {
    if (column === 'age') return age(row)
    if (column === 'merchant') return merchants(row.merchant)
    if (column === 'channel') return channels(row.channel)
    // The period is shown once for all its rows.
    return column === 'period' ? <span style={row.period === above?.period ? hidden : undefined}>{units.period(String(row.period), true)}</span> : row[column]
  }
  const figures = (row: Row) => Object.entries(columns).map(([column, unit]) => (
    <Table.Td key={column} ta="right" c={row[column] === 0 || row[column] == null ? 'dimmed' : undefined}>{units.show(row[column], unit, row.currency)}</Table.Td>
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
              {heads.map(column => <Table.Td key={column} className="nowrap">{head(row, column, rows[i - 1])}</Table.Td>)}
              {figures(row)}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {rows.length > shown && <Button variant="subtle" m="sm" onClick={() => setShown(shown + 5 * step)}>{t('table.more')}</Button>}
    </>
  )
}
