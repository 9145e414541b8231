import { Table } from '@mantine/core'
import { useTexts } from '../../../i18n/i18n'
import { useFormat } from '../../../i18n/useFormat'
import type { Order } from '../useOrder'

const columns = ['ordered', 'reserved', 'backordered', 'picked', 'packed', 'shipped', 'delivered', 'cancelled', 'returned'] as const
const always = new Set<string>(['ordered', 'reserved', 'picked', 'packed', 'shipped'])

/** Each line and how far its units are; columns that are nought everywhere are left out. */
export function Lines({ order }: { order: Order }) {
  const { t } = useTexts()
  const format = useFormat()
  const shown = columns.filter(name => always.has(name) || order.lines.some(line => line.quantities[name] > 0))
  return (
    <Table verticalSpacing={9} horizontalSpacing="md" miw={560}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('order.line')}</Table.Th>
          <Table.Th>{t('order.sku')}</Table.Th>
          {shown.map(name => <Table.Th key={name} ta="right">{t(`order.${name}`)}</Table.Th>)}
          <Table.Th ta="right">{t('order.price')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {order.lines.map(line => (
          <Table.Tr key={line.line}>
            <Table.Td>{line.line}</Table.Td>
            <Table.Td fw={600} className="code nowrap">{line.sku}</Table.Td>
            {shown.map(name => (
              <Table.Td key={name} ta="right" c={line.quantities[name] === 0 ? 'dimmed' : undefined}>{format.number(line.quantities[name])}</Table.Td>
            ))}
            <Table.Td ta="right">{line.unitPrice ? format.money(line.unitPrice) : '–'}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
