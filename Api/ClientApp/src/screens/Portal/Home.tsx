import { Anchor, Button, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconChevronRight, IconCircleCheck, IconClockPause, IconFileUpload, IconPlus, IconTruckLoading } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { api, ask, type Schemas } from '../../api/client'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { subject } from '../../live/subjects'
import { useLiveQuery } from '../../live/useLiveQuery'
import { useMerchant } from '../../scope/useScope'
import { CsvLink } from '../../ui/CsvLink'
import { Loading } from '../../ui/Loading'
import { Page } from '../../ui/Page'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { Section } from '../../ui/Section'
import { StatusBadge } from '../../ui/StatusBadge'
import { startOfToday } from '../../ui/today'
import classes from './Portal.module.css'

type Overview = Schemas['MerchantOverview']

/** The merchant's key figures and open tasks. */
export function Home() {
  const { t } = useTexts()
  const merchant = useMerchant()
  const { data, error } = useLiveQuery({
    queryKey: ['overview', merchant], subjects: [subject.merchant(merchant)], everyMs: 60_000,
    queryFn: ({ signal }) => ask(api.GET('/api/v1/merchants/{merchant}/overview', {
      params: { path: { merchant }, query: { since: startOfToday().toISOString() } }, signal,
    })),
  })
  const actions = (
    <>
      <Button component={Link} to="upload" variant="default" leftSection={<IconFileUpload size={18} aria-hidden />}>{t('portal.uploadOrders')}</Button>
      <Button component={Link} to={`/merchants/${encodeURIComponent(merchant)}/inbound/new`} variant="default" leftSection={<IconTruckLoading size={18} aria-hidden />}>{t('portal.newDelivery')}</Button>
      <Button component={Link} to="new-order" leftSection={<IconPlus size={18} aria-hidden />}>{t('portal.newOrder')}</Button>
    </>
  )
  return (
    <Page title={t('nav.portal')} actions={actions}>
      {error && <ProblemAlert failure={error} />}
      {data ? <Stack gap="md"><Figures overview={data} /><Waiting merchant={merchant} overview={data} /><Latest merchant={merchant} overview={data} /></Stack> : !error && <Loading />}
    </Page>
  )
}

const total = (overview: Overview) => overview.open.reduce((sum, { orders }) => sum + orders, 0)

function Figures({ overview }: { overview: Overview }) {
  const { t, tn } = useTexts()
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="md">
      <Figure name={t('portal.placed')} value={overview.placed} note={tn('portal.units', overview.unitsPlaced)} />
      <Figure name={t('portal.shipped')} value={overview.shipped} />
      <Figure name={t('portal.open')} value={total(overview)} />
      <Figure name={t('portal.expected')} value={overview.expected} />
    </SimpleGrid>
  )
}

function Figure({ name, value, note }: { name: string; value: number; note?: string }) {
  const format = useFormat()
  return (
    <div className={`card ${classes.figure ?? ''}`}>
      <Text size="sm" c="dimmed">{name}</Text>
      <span className={`${classes.number ?? ''} numbers`}>{format.number(value)}</span>
      {note && <Text size="sm" c="dimmed">{note}</Text>}
    </div>
  )
}

function Waiting({ merchant, overview }: { merchant: string; overview: Overview }) {
  const { t, tn } = useTexts()
  const base = `/merchants/${encodeURIComponent(merchant)}`
  const backordered = overview.open.find(({ status }) => status === 'backordered')?.orders ?? 0
  return (
    <Section title={t('portal.waits')}>
      {overview.discrepant === 0 && backordered === 0 && (
        <Group gap="xs" c="var(--ow-good)"><IconCircleCheck size={20} aria-hidden /><Text>{t('portal.waits.none')}</Text></Group>
      )}
      {overview.discrepant > 0 && (
        <Task to={`${base}/inbound?status=discrepant`} tone="bad" mark={<IconAlertTriangle size={22} aria-hidden />}
          title={tn('portal.waits.discrepant', overview.discrepant)} hint={t('portal.waits.discrepant.hint')} />
      )}
      {backordered > 0 && (
        <Task to={`${base}/orders?status=backordered`} tone="warn" mark={<IconClockPause size={22} aria-hidden />}
          title={tn('portal.waits.backordered', backordered)} hint={t('portal.waits.backordered.hint')} />
      )}
    </Section>
  )
}

function Task({ to, tone, mark, title, hint }: { to: string; tone: string; mark: ReactNode; title: string; hint: string }) {
  return (
    <Link to={to} className={classes.task} data-tone={tone}>
      <span className={classes.mark}>{mark}</span>
      <span className={classes.text}>
        <Text fw={600}>{title}</Text>
        <Text size="sm" c="dimmed">{hint}</Text>
      </span>
      <IconChevronRight size={18} aria-hidden />
    </Link>
  )
}

function Latest({ merchant, overview }: { merchant: string; overview: Overview }) {
  const { t } = useTexts()
  const format = useFormat()
  const base = `/merchants/${encodeURIComponent(merchant)}/orders`
  const { data } = useLiveQuery({
    queryKey: ['latest', merchant], subjects: [subject.merchant(merchant)], when: event => event.stream.startsWith('order:'),
    queryFn: ({ signal }) => ask(api.GET('/api/v1/merchants/{merchant}/orders', { params: { path: { merchant }, query: { limit: '8' } }, signal })),
  })
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
      <Section title={t('portal.stages')}>
        {overview.open.length === 0 && <Text c="dimmed">{t('portal.stages.none')}</Text>}
        <ul className={classes.stages}>
          {overview.open.map(({ status, orders }) => (
            <li key={status}>
              <Link to={`${base}?status=${status}`} className={classes.stage}><StatusBadge status={status} /></Link>
              <span className={classes.well} aria-hidden><span style={{ width: `${(100 * orders) / Math.max(1, total(overview))}%` }} /></span>
              <Text span fw={600} ta="end" className="numbers">{format.number(orders)}</Text>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('portal.latest')} aside={<Group gap="sm" wrap="nowrap"><Anchor component={Link} to={base} size="sm">{t('portal.all')}</Anchor><CsvLink size="xs" path={`/api/v1${base}`} /></Group>}>
        <ul className={classes.latest}>
          {data?.items.map(order => (
            <li key={order.id}>
              <Anchor component={Link} to={`${base}/${encodeURIComponent(order.id)}`} fw={600} c="inherit">{order.number}</Anchor>
              <Text span size="sm" c="dimmed" className={classes.customer}>{order.customer}</Text>
              <StatusBadge status={order.status} />
            </li>
          ))}
        </ul>
      </Section>
    </SimpleGrid>
  )
}
