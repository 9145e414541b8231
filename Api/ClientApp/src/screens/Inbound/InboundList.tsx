import { Button, Select } from '@mantine/core'
import { IconFileUpload, IconPlus } from '@tabler/icons-react'
import { useCallback, useMemo } from 'react'
import { Link, useSearchParams } from 'react-router'
import { api, ask, type Schemas } from '../../api/client'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { subject } from '../../live/subjects'
import { useLivePages } from '../../live/useLiveQuery'
import { useNames } from '../../scope/useNames'
import { useMerchant } from '../../scope/useScope'
import { CsvLink } from '../../ui/CsvLink'
import { DataTable, type Column } from '../../ui/DataTable'
import { Loading } from '../../ui/Loading'
import { Page } from '../../ui/Page'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { StatusBadge } from '../../ui/StatusBadge'
import classes from './Inbound.module.css'

type Row = Schemas['InboundSummary']

const statuses = ['announced', 'receiving', 'discrepant', 'confirmed', 'closed'] as const

/** A merchant's deliveries. */
export function InboundList() {
  const { t } = useTexts()
  const merchant = useMerchant()
  const [params, setParams] = useSearchParams()
  const status = params.get('status') ?? ''
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useLivePages({
    queryKey: ['inbound', merchant, status], subjects: [subject.merchant(merchant)], when: event => event.stream.startsWith('inbound:'),
    queryFn: ({ pageParam: cursor, signal }) => ask(api.GET('/api/v1/merchants/{merchant}/inbound', {
      params: { path: { merchant }, query: { limit: '100', ...(status && { status }), ...(cursor === undefined ? {} : { cursor }) } }, signal,
    })),
    nextCursor: page => page.nextCursor,
  })
  const columns = useColumns()
  const rows = useMemo(() => data?.pages.flatMap(page => page.items) ?? [], [data])
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  const actions = (
    <>
      <CsvLink path={`/api/v1/merchants/${encodeURIComponent(merchant)}/inbound`} query={status ? { status } : {}} />
      <Button component={Link} to="upload" variant="default" leftSection={<IconFileUpload size={18} aria-hidden />}>{t('portal.upload')}</Button>
      <Button component={Link} to="new" leftSection={<IconPlus size={18} aria-hidden />}>{t('portal.newDelivery')}</Button>
    </>
  )
  return (
    <Page title={t('nav.inbound')} actions={actions}>
      <Select mb="md" w={220} aria-label={t('inbound.status')} placeholder={t('inbound.filter')} clearable value={status || null}
        onChange={value => setParams(value ? { status: value } : {}, { replace: true })} data={statuses.map(value => ({ value, label: t(`status.${value}`) }))} />
      {error && <ProblemAlert failure={error} />}
      {data
        ? <DataTable label={t('nav.inbound')} rows={rows} columns={columns} keyOf={row => row.asn} linkOf={row => `of/${encodeURIComponent(row.asn)}`} onEnd={more} empty={t('inbound.empty')} />
        : !error && <Loading />}
    </Page>
  )
}

function useColumns(): Column<Row>[] {
  const { t } = useTexts()
  const format = useFormat()
  const sites = useNames('site')
  return useMemo(() => [
    { key: 'asn', header: t('inbound.asn'), width: 'minmax(70px, 1.2fr)', cell: row => <span className={classes.number}>{row.asn}</span> },
    { key: 'status', header: t('inbound.status'), width: 'minmax(108px, 1fr)', cell: row => <StatusBadge status={row.status} /> },
    { key: 'site', header: t('inbound.site'), width: 'minmax(80px, 1fr)', isExtra: true, cell: row => sites(row.site) },
    { key: 'announced', header: t('inbound.expected'), width: 'minmax(80px, 0.8fr)', isNumber: true, isExtra: true, cell: row => format.number(row.expected) },
    { key: 'counted', header: t('inbound.received'), width: 'minmax(80px, 0.8fr)', isNumber: true, isExtra: true, cell: row => format.number(row.received) },
    { key: 'expected', header: t('inbound.expectedAt'), width: 'minmax(88px, 1fr)', isNumber: true, cell: row => (row.expectedAt ? format.date(row.expectedAt) : '–') },
  ], [t, format, sites])
}
