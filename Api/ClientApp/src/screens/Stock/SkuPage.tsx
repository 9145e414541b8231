import { Anchor, SimpleGrid, Stack, Table, Text } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { api, ask } from '../../api/client'
import { Problem } from '../../api/problem'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { subject } from '../../live/subjects'
import { useLiveQuery } from '../../live/useLiveQuery'
import { useNames } from '../../scope/useNames'
import { useMerchant } from '../../scope/useScope'
import { useSession } from '../../session/SessionProvider'
import { CsvLink } from '../../ui/CsvLink'
import { Loading } from '../../ui/Loading'
import { Page } from '../../ui/Page'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { Section } from '../../ui/Section'
import { AsOf } from './AsOf'
import { figuresOf } from './figures'
import { Locations } from './Locations'
import { readMoment } from './moment'
import { Movements } from './Movements'
import classes from './Stock.module.css'
import { useChannels, useDescriptions } from './useStock'

const shown = ['onHand', 'available', 'reserved', 'unavailable', 'backordered', 'inbound'] as const

/** One SKU, now or at a past time: stock by site, availability by channel, and movements. */
export function SkuPage() {
  const { t, word } = useTexts()
  const format = useFormat()
  const merchant = useMerchant()
  // Only users of sites may see stock by location.
  const { role } = useSession()
  const { sku = '' } = useParams()
  const [params, setParams] = useSearchParams()
  const at = readMoment(params)
  const { data: found, error, isPlaceholderData } = useAvailability(merchant, sku, '', at)
  const isUnknown = at !== null && error instanceof Problem && error.status === 404
  // Does not show the figures of another time while these are loading.
  const data = isUnknown || (isPlaceholderData && at !== null) ? undefined : found
  const goTo = (moment: string | null) => setParams(moment === null ? {} : { at: moment })
  const description = useDescriptions(merchant).get(sku)
  const channels = useChannels(merchant)
  const sites = useNames('site')
  const back = <Anchor component={Link} to=".." relative="path" size="sm" w="fit-content"><IconArrowLeft size={15} aria-hidden style={{ verticalAlign: -2 }} /> {t('nav.stock')}</Anchor>
  const moment = <AsOf at={at} isUnknown={isUnknown} onChange={goTo} />
  if (!data) {
    return error || at !== null
      ? <Page title={sku} aside={<Text c="dimmed">{description}</Text>}><Stack gap="md">{back}{at !== null && moment}{error && !isUnknown ? <ProblemAlert failure={error} /> : !error && <Loading />}</Stack></Page>
      : <Loading />
  }
  const figures = figuresOf(data, '', description ?? '')
  return (
    <Page title={sku} aside={<Text c="dimmed">{description}</Text>}>
      <Stack gap="md">
        {back}
        {moment}
        <SimpleGrid cols={{ base: 2, xs: 3, lg: 6 }} spacing="md">
          {shown.map(name => (
            <Figure key={name} name={t(`stock.${name}`)} parts={name === 'unavailable' ? figures.parts.map(({ bucket, units }) => t('stock.part', { name: word('bucket', bucket), count: units })) : []}>
              {format.number(figures[name] ?? 0)}
            </Figure>
          ))}
        </SimpleGrid>
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
          <Section title={t('stock.bySite')} flush>
            <Table verticalSpacing={9} horizontalSpacing="md">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('stock.site')}</Table.Th>
                  {(['onHand', 'available', 'reserved'] as const).map(name => <Table.Th key={name} ta="right">{t(`stock.${name}`)}</Table.Th>)}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {data.sites.map(there => (
                  <Table.Tr key={there.site}>
                    <Table.Td fw={600}>{sites(there.site)}</Table.Td>
                    {[there.onHand, there.available, there.reserved].map((units, i) => <Table.Td key={i} ta="right">{format.number(units)}</Table.Td>)}
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Section>
          <Section title={t('stock.byChannel')} flush>
            <Table verticalSpacing={9} horizontalSpacing="md">
              <Table.Thead><Table.Tr><Table.Th>{t('stock.channel')}</Table.Th><Table.Th ta="right" title={t('stock.ats.hint')}>{t('stock.ats')}</Table.Th></Table.Tr></Table.Thead>
              <Table.Tbody>
                {channels.map(({ channel, name }) => <ChannelRow key={channel} merchant={merchant} sku={sku} channel={channel} name={name} at={at} />)}
              </Table.Tbody>
            </Table>
          </Section>
        </SimpleGrid>
        {role !== 'merchant' && at === null && <Section title={t('stock.locations')} flush><Locations merchant={merchant} sku={sku} sites={data.sites.map(there => there.site)} /></Section>}
        {role !== 'merchant' && at !== null && <Section title={t('stock.locations')}><Text c="dimmed">{t('stock.at.locations')}</Text></Section>}
        <Section title={t('stock.movements')} flush aside={<CsvLink size="xs" path={`/api/v1/merchants/${encodeURIComponent(merchant)}/skus/${encodeURIComponent(sku)}/movements`} query={at === null ? {} : { until: at }} />}>
          <Movements merchant={merchant} sku={sku} at={at} onMoment={goTo} />
        </Section>
      </Stack>
    </Page>
  )
}

function useAvailability(merchant: string, sku: string, channel: string, at: string | null) {
  return useLiveQuery({
    queryKey: ['availability', merchant, sku, channel, at],
    // The past does not change.
    subjects: at === null ? [subject.sku(merchant, sku)] : [],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/merchants/{merchant}/skus/{sku}/availability', {
      params: { path: { merchant, sku }, query: { ...(channel && { channel }), ...(at !== null && { at }) } }, signal,
    })),
  })
}

function ChannelRow({ merchant, sku, channel, name, at }: { merchant: string; sku: string; channel: string; name: string; at: string | null }) {
  const format = useFormat()
  const { data } = useAvailability(merchant, sku, channel, at)
  return <Table.Tr><Table.Td fw={600}>{name}</Table.Td><Table.Td ta="right">{data && format.number(data.availableToSell)}</Table.Td></Table.Tr>
}

/** @param parts The parts that the figure consists of. */
function Figure({ name, parts, children }: { name: string; parts: readonly string[]; children: ReactNode }) {
  return (
    <div className={`card ${classes.figure ?? ''}`}>
      <Text size="sm" c="dimmed">{name}</Text>
      <span className={`${classes.number ?? ''} numbers`}>{children}</span>
      {parts.map(part => <Text key={part} size="sm" c="dimmed" className="numbers">{part}</Text>)}
    </div>
  )
}
