import { Table, Text } from '@mantine/core'
import { api, ask } from '../../api/client'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { subject } from '../../live/subjects'
import { useLiveQuery } from '../../live/useLiveQuery'
import { useNames } from '../../scope/useNames'

interface Props {
  merchant: string
  sku: string
  sites: readonly string[]
}

/** A SKU's stock by location, for each site. */
export function Locations({ merchant, sku, sites }: Props) {
  const { t } = useTexts()
  return (
    <Table verticalSpacing={9} horizontalSpacing="md" miw={560}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('stock.site')}</Table.Th>
          <Table.Th>{t('stock.location')}</Table.Th>
          <Table.Th>{t('stock.lot')}</Table.Th>
          <Table.Th>{t('stock.condition')}</Table.Th>
          <Table.Th ta="right">{t('stock.quantity')}</Table.Th>
          <Table.Th ta="right">{t('stock.allocated')}</Table.Th>
          <Table.Th ta="right">{t('stock.inDoubt')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>{sites.map(site => <SiteRows key={site} site={site} merchant={merchant} sku={sku} />)}</Table.Tbody>
    </Table>
  )
}

function SiteRows({ site, merchant, sku }: { site: string; merchant: string; sku: string }) {
  const { t, word } = useTexts()
  const sites = useNames('site')
  const format = useFormat()
  const { data } = useLiveQuery({
    queryKey: ['stock-at', site, merchant, sku],
    // Goods move between locations without a change of the SKU's own figures.
    subjects: [subject.site(site)],
    when: event => event.stream.startsWith('location:') || event.stream.startsWith('container:'),
    queryFn: ({ signal }) => ask(api.GET('/api/v1/sites/{site}/stock', { params: { path: { site }, query: { merchant, sku, limit: '1000' } }, signal })),
  })
  if (data?.items.length === 0) return <Table.Tr><Table.Td>{sites(site)}</Table.Td><Table.Td colSpan={6}><Text c="dimmed" size="sm">{t('table.empty')}</Text></Table.Td></Table.Tr>
  return data?.items.map(row => (
    <Table.Tr key={[row.location, row.lot, row.serial, row.status].join('|')}>
      <Table.Td>{sites(site)}</Table.Td>
      <Table.Td fw={600} className="code nowrap">{row.location}</Table.Td>
      <Table.Td className="code">{row.lot ?? '–'}</Table.Td>
      <Table.Td>{word('condition', row.status)}</Table.Td>
      <Table.Td ta="right">{format.number(row.quantity)}</Table.Td>
      <Table.Td ta="right" c={row.allocated === 0 ? 'dimmed' : undefined}>{format.number(row.allocated)}</Table.Td>
      <Table.Td ta="right" c={row.inDoubt === 0 ? 'dimmed' : 'var(--ow-warn)'} fw={row.inDoubt === 0 ? undefined : 650}>{format.number(row.inDoubt)}</Table.Td>
    </Table.Tr>
  ))
}
