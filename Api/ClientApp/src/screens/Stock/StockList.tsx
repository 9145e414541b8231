import { CloseButton, Group, Select, Text, TextInput } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useDeferredValue, useMemo, useRef } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { useNames } from '../../scope/useNames'
import { useMerchant } from '../../scope/useScope'
import { CsvLink } from '../../ui/CsvLink'
import { DataTable, type Column } from '../../ui/DataTable'
import { Loading } from '../../ui/Loading'
import { Page } from '../../ui/Page'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { Catalogue } from './Catalogue'
import { figuresOf, type Figures } from './figures'
import classes from './Stock.module.css'
import { useChannels, useDescriptions, useStock } from './useStock'

/** A merchant's stock by SKU, of one site or all, with what a channel may sell. */
export function StockList() {
  const { t, tn } = useTexts()
  const merchant = useMerchant()
  const navigate = useNavigate()
  const search = useRef<HTMLInputElement>(null)
  useHotkeys([['/', () => search.current?.focus()]])
  const [params, setParams] = useSearchParams()
  const [q, site, channel] = [params.get('q') ?? '', params.get('site') ?? '', params.get('channel') ?? '']
  const set = (name: string, value: string) => setParams(now => {
    if (value) now.set(name, value)
    else now.delete(name)
    return now
  }, { replace: true })

  const { data, error } = useStock(merchant, channel)
  const descriptions = useDescriptions(merchant)
  const channels = useChannels(merchant)
  const names = useNames('site')
  const wanted = useDeferredValue(q.trim().toLowerCase())
  const rows = useMemo(() => (data?.rows ?? [])
    .filter(({ sku }) => wanted === '' || `${sku}\n${descriptions.get(sku) ?? ''}`.toLowerCase().includes(wanted))
    .filter(row => site === '' || row.sites.some(there => there.site === site))
    .map(row => figuresOf(row, site, descriptions.get(row.sku) ?? '')), [data, wanted, site, descriptions])
  const sites = useMemo(() => [...new Set(data?.rows.flatMap(row => row.sites.map(there => there.site)))].sort(), [data])

  const columns = useColumns()
  const open = () => {
    const found = rows.find(row => row.sku.toLowerCase() === wanted) ?? (rows.length === 1 ? rows[0] : undefined)
    if (found) void navigate(encodeURIComponent(found.sku))
  }

  const actions = (
    <>
      <CsvLink path={`/api/v1/merchants/${encodeURIComponent(merchant)}/stock`} query={{ ...(wanted && { q: wanted }), ...(site && { site }), ...(channel && { channel }) }} />
      <Catalogue merchant={merchant} />
    </>
  )

  return (
    <Page title={t('nav.stock')} aside={data && <Text c="dimmed" aria-live="polite">{tn('stock.skus', rows.length)}</Text>} actions={actions}>
      <Group mb="md" gap="xs" role="search">
        <TextInput
          ref={search} className={classes.search} type="search" autoFocus autoComplete="off" value={q} aria-label={t('stock.search')} placeholder={t('stock.search')}
          leftSection={<IconSearch size={18} aria-hidden />} rightSection={q && <CloseButton size="sm" aria-label={t('orders.clear')} onClick={() => set('q', '')} />}
          onChange={event => set('q', event.currentTarget.value)} onKeyDown={event => event.key === 'Enter' && open()}
        />
        <Select aria-label={t('stock.site')} placeholder={t('stock.site')} data={sites.map(value => ({ value, label: names(value) }))} value={site || null} onChange={value => set('site', value ?? '')} clearable className={classes.choice} />
        <Select aria-label={t('stock.channel')} placeholder={t('stock.channel')} data={channels.map(({ channel: value, name }) => ({ value, label: name }))}
          value={channel || null} onChange={value => set('channel', value ?? '')} clearable className={classes.choice} />
      </Group>
      {error && <ProblemAlert failure={error} />}
      {data
        ? <DataTable label={t('nav.stock')} rows={rows} columns={columns} keyOf={row => row.sku} linkOf={row => encodeURIComponent(row.sku)} empty={t('stock.empty')} />
        : !error && <Loading />}
    </Page>
  )
}

const numbers = ['onHand', 'available', 'reserved', 'unavailable', 'backordered', 'inbound', 'ats'] as const
const essential = new Set<string>(['available', 'ats'])

function useColumns(): Column<Figures>[] {
  const { t, word } = useTexts()
  const format = useFormat()
  return useMemo(() => [
    { key: 'sku', header: t('stock.sku'), width: 'minmax(104px, 1.4fr)', cell: row => <span className="code">{row.sku}</span> },
    { key: 'description', header: t('stock.description'), width: 'minmax(140px, 2.2fr)', isExtra: true, cell: row => row.description },
    ...numbers.map(name => ({
      key: name, header: t(`stock.${name}`), width: 'minmax(64px, 0.8fr)', isNumber: true, isExtra: !essential.has(name),
      cell: (row: Figures) => row[name] === null ? '' : <Text span inherit title={name === 'unavailable' && row.parts.length > 0 ? row.parts.map(({ bucket, units }) => t('stock.part', { name: word('bucket', bucket), count: units })).join(' · ') : undefined} c={row[name] === 0 ? 'dimmed' : name === 'backordered' ? 'var(--ow-warn)' : undefined} fw={name === 'ats' ? 650 : undefined}>{format.number(row[name])}</Text>,
    })),
  ], [t, word, format])
}
