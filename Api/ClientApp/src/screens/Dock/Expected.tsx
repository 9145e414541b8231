import { Progress, Table, Text } from '@mantine/core'
import { useTexts } from '../../i18n/i18n'
import type { Compared } from './count/compare'
import classes from './Dock.module.css'

/** Compares expected with counted quantities, with the discrepancies so far. */
export function Expected({ rows, names, blind }: { rows: readonly Compared[]; names: Partial<Record<string, string>>; blind: boolean }) {
  const { t, word } = useTexts()
  if (rows.length === 0) return <Text c="dimmed" p="md">{t(blind ? 'dock.blindEmpty' : 'table.empty')}</Text>
  return (
    <Table verticalSpacing="sm" className={classes.expected}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('dock.sku')}</Table.Th>
          <Table.Th ta="right">{t('dock.counted')}</Table.Th>
          <Table.Th>{t('dock.differs')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ sku, expected, counted, inHand, differences, open }) => (
          <Table.Tr key={sku}>
            <Table.Td>{names[sku]}<Text size="sm" c={names[sku] ? 'dimmed' : undefined} className="code">{sku}</Text></Table.Td>
            <Table.Td ta="right">
              <b className="numbers">{blind || expected === 0 ? counted : t('dock.of', { counted, expected })}</b>
              {!blind && <Progress value={expected === 0 ? 100 : Math.min(100, (counted / expected) * 100)} size={5} mt={4} color={counted > expected ? 'red' : 'brand'} aria-label={t('dock.of', { counted, expected })} />}
              {inHand > 0 && <Text size="xs" c="dimmed">{t('dock.inHand', { count: inHand })}</Text>}
            </Table.Td>
            <Table.Td>
              {differences.map(({ kind, quantity }) => <span key={kind} className={classes.bad}>{t('dock.difference', { kind: word('discrepancy', kind), count: quantity })}</span>)}
              {open > 0 && <Text size="sm" c="dimmed">{t('dock.stillOpen', { count: open })}</Text>}
              {open === 0 && differences.length === 0 && <Text size="sm" c="var(--ow-good)">{t('dock.asAnnounced')}</Text>}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
