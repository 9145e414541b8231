import { Anchor, Button, Table, Text } from '@mantine/core'
import { api, ask } from '../../api/client'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { subject } from '../../live/subjects'
import { useLivePages } from '../../live/useLiveQuery'
import { actorOf } from '../../people/actor'
import { useNames } from '../../scope/useNames'

interface Props {
  merchant: string
  sku: string
  /** Shows only movements up to then; null for all. */
  at: string | null
  onMoment: (at: string) => void
}

/** A SKU's ledger, newest first. */
export function Movements({ merchant, sku, at, onMoment }: Props) {
  const { t, word } = useTexts()
  const format = useFormat()
  const sites = useNames('site')
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useLivePages({
    queryKey: ['movements', merchant, sku, at],
    subjects: at === null ? [subject.sku(merchant, sku)] : [],
    when: event => event.type === 'goodsHeard' || event.type === 'goodsExpired',
    queryFn: ({ pageParam: cursor, signal }) => ask(api.GET('/api/v1/merchants/{merchant}/skus/{sku}/movements', {
      params: { path: { merchant, sku }, query: { limit: '50', ...(at !== null && { until: at }), ...(cursor === undefined ? {} : { cursor }) } }, signal,
    })),
    nextCursor: page => page.nextCursor,
  })
  const rows = data?.pages.flatMap(page => page.items) ?? []
  if (data && rows.length === 0) return <Text c="dimmed" p="md" pt={0}>{t('table.empty')}</Text>
  return (
    <>
      <Table verticalSpacing={9} horizontalSpacing="md" miw={860}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('stock.when')}</Table.Th>
            <Table.Th>{t('stock.site')}</Table.Th>
            <Table.Th>{t('stock.reason')}</Table.Th>
            <Table.Th>{t('stock.move')}</Table.Th>
            <Table.Th ta="right">{t('stock.quantity')}</Table.Th>
            <Table.Th>{t('stock.by')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(row => (
            <Table.Tr key={row.position}>
              <Table.Td className="nowrap"><Anchor component="button" type="button" size="sm" c="inherit" title={t('stock.at.show', { time: format.exact(row.at) })} onClick={() => onMoment(row.at)}>{format.dateTime(row.at)}</Anchor></Table.Td>
              <Table.Td>{sites(row.site)}</Table.Td>
              <Table.Td>{word('reason', row.reason)}</Table.Td>
              <Table.Td>{word('bucket', row.from)} → {word('bucket', row.to)}</Table.Td>
              <Table.Td ta="right" fw={600}>{format.number(row.quantity)}</Table.Td>
              <Table.Td>{actorOf(row, t)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {hasNextPage && <Button variant="subtle" m="sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('table.more')}</Button>}
    </>
  )
}
