import { Table, Text } from '@mantine/core'
import { useTexts } from '../../../i18n/i18n'
import { useFormat } from '../../../i18n/useFormat'
import { useMerchant } from '../../../scope/useScope'
import { useDescriptions } from '../../Stock/useStock'
import type { Order } from '../useOrder'
import classes from './Lines.module.css'

const columns = ['ordered', 'reserved', 'backordered', 'picked', 'packed', 'shipped', 'delivered', 'cancelled', 'returned'] as const
const always = new Set<string>(['ordered', 'reserved', 'picked', 'packed', 'shipped'])

/** The lines with the progress of their units; columns with only zeros are left out. */
export function Lines({ order }: { order: Order }) {
  const { t } = useTexts()
  const format = useFormat()
  const descriptions = useDescriptions(useMerchant())
  // An order has one currency.
  const currency = order.lines.find(line => line.unitPrice)?.unitPrice?.currency
  const shown = columns.filter(name => always.has(name) || order.lines.some(line => line.quantities[name] > 0))
  return (
    <Table verticalSpacing={9} horizontalSpacing="sm" className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('order.line')}</Table.Th>
          <Table.Th>{t('order.sku')}</Table.Th>
          {shown.map(name => <Table.Th key={name} ta="right">{t(`order.${name}`)}</Table.Th>)}
          {currency && <Table.Th ta="right">{t('order.total')}</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {order.lines.map(line => (
          <Table.Tr key={line.line}>
            <Table.Td data-part="line">{line.line}</Table.Td>
            <Table.Td data-part="sku"><Text fw={600} className="code nowrap">{line.sku}</Text><Text size="sm" c="dimmed">{descriptions.get(line.sku)}</Text></Table.Td>
            {shown.map(name => (
              <Table.Td key={name} data-label={t(`order.${name}`)} ta="right" c={line.quantities[name] === 0 ? 'dimmed' : undefined}>{format.number(line.quantities[name])}</Table.Td>
            ))}
            {currency && (
              <Table.Td data-part="total" ta="right" className="nowrap">
                {line.unitPrice ? format.money({ ...line.unitPrice, amount: line.unitPrice.amount * line.quantity }) : '–'}
                {line.unitPrice && line.quantity > 1 && <Text size="sm" c="dimmed">{t('order.each', { price: format.money(line.unitPrice) })}</Text>}
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
      {currency && order.lines.length > 1 && (
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th colSpan={shown.length + 2}>{t('order.total')}</Table.Th>
            <Table.Th ta="right">{format.money({ amount: order.lines.reduce((sum, line) => sum + (line.unitPrice?.amount ?? 0) * line.quantity, 0), currency })}</Table.Th>
          </Table.Tr>
        </Table.Tfoot>
      )}
    </Table>
  )
}
