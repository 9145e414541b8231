import { Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useCallback, useMemo } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { api, ask, type Schemas } from '../../api/client'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { subject } from '../../live/subjects'
import { useLivePages } from '../../live/useLiveQuery'
import { useChannelNames } from '../../scope/useNames'
import { useMerchant } from '../../scope/useScope'
import { CsvLink } from '../../ui/CsvLink'
import { DataTable, type Column } from '../../ui/DataTable'
import { Loading } from '../../ui/Loading'
import { Page } from '../../ui/Page'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { StatusBadge } from '../../ui/StatusBadge'
import { Filters } from './Filters'
import { readFilters, toQuery, writeFilters } from './filters'

type OrderSummary = Schemas['OrderSummary']

const pageSize = '100'
const typingMs = 120

/** Every order of a merchant, newest first; searched while the user types. */
export function OrderList() {
  const { t, tn } = useTexts()
  const merchant = useMerchant()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const filters = readFilters(params)
  const [wanted] = useDebouncedValue(params.toString(), typingMs)
  const query = toQuery(readFilters(new URLSearchParams(wanted)))

  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useLivePages({
    queryKey: ['orders', merchant, query],
    queryFn: ({ pageParam: cursor, signal }) => ask(api.GET('/api/v1/merchants/{merchant}/orders', {
      params: { path: { merchant }, query: { ...query, limit: pageSize, ...(cursor === undefined ? {} : { cursor }) } }, signal,
    })),
    nextCursor: page => page.nextCursor,
    subjects: [subject.merchant(merchant)],
    when: event => event.stream.startsWith('order:'),
  })
  const columns = useColumns()
  const rows = useMemo(() => data?.pages.flatMap(page => page.items) ?? [], [data])
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])

  // A scanned number opens its order; so does Enter when one order is left.
  const open = () => {
    const found = rows.find(row => row.number === filters.q.trim()) ?? (rows.length === 1 ? rows[0] : undefined)
    if (found) void navigate(encodeURIComponent(found.id))
  }

  return (
    <Page
      title={t('nav.orders')} aside={data && <Text c="dimmed" aria-live="polite">{tn(hasNextPage ? 'orders.shownSome' : 'orders.shown', rows.length)}</Text>}
      actions={<CsvLink path={`/api/v1/merchants/${encodeURIComponent(merchant)}/orders`} query={query} />}
    >
      <Filters filters={filters} onChange={next => setParams(writeFilters(next), { replace: true })} onEnter={open} />
      {error && <ProblemAlert failure={error} />}
      {data ? (
        <DataTable
          label={t('nav.orders')} rows={rows} columns={columns} keyOf={row => row.id}
          linkOf={row => encodeURIComponent(row.id)} onEnd={more} empty={t('orders.empty')}
        />
      ) : !error && <Loading />}
    </Page>
  )
}

function useColumns(): Column<OrderSummary>[] {
  const { t } = useTexts()
  const format = useFormat()
  const channels = useChannelNames(useMerchant())
  return useMemo(() => [
    { key: 'number', header: t('orders.number'), width: 'minmax(56px, 1fr)', cell: row => row.number },
    { key: 'customer', header: t('orders.customer'), width: 'minmax(76px, 1.4fr)', cell: row => row.customer },
    { key: 'channel', header: t('orders.channel'), width: 'minmax(90px, 1.4fr)', isExtra: true, cell: row => channels(row.channel) },
    { key: 'status', header: t('orders.status'), width: 'minmax(134px, 1.1fr)', cell: row => <StatusBadge status={row.status} /> },
    { key: 'placed', header: t('orders.placed'), width: 'minmax(150px, 1fr)', isExtra: true, isNumber: true, cell: row => format.dateTime(row.placedAt) },
    { key: 'updated', header: t('orders.updated'), width: 'minmax(150px, 1fr)', isExtra: true, isNumber: true, cell: row => format.dateTime(row.updatedAt) },
  ], [t, format, channels])
}
