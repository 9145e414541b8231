import { Anchor, Grid, Stack, Text } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { Link, useParams } from 'react-router'
import { useTexts } from '../../i18n/i18n'
import { useMerchant } from '../../scope/useScope'
import { Countdown } from '../../ui/Countdown'
import { Loading } from '../../ui/Loading'
import { Page } from '../../ui/Page'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { Section } from '../../ui/Section'
import { StatusBadge } from '../../ui/StatusBadge'
import { CancelOrder } from './order/CancelOrder'
import { Facts } from './order/Facts'
import { Fulfilments } from './order/Fulfilments'
import { Lines } from './order/Lines'
import { Progress } from './order/Progress'
import { RouteReason } from './order/RouteReason'
import { Shipments } from './order/Shipments'
import { Timeline } from './order/Timeline'
import { useOrder } from './useOrder'

/** Everything about one order, on one page. */
export function OrderPage() {
  const { t } = useTexts()
  const merchant = useMerchant()
  const { order: id = '' } = useParams()
  const { view: { data: order, error }, events } = useOrder(merchant, id)
  if (error && !order) return <Page title={t('nav.orders')}><Back /><ProblemAlert failure={error} /></Page>
  if (!order) return <Loading />
  const hasLeft = ['shipped', 'delivered', 'cancelled', 'returned'].includes(order.status)
  return (
    <Page
      title={t('order.title', { number: order.number })}
      aside={<><StatusBadge status={order.status} />{order.shipBy && <Countdown at={order.shipBy} isOver={hasLeft} />}</>}
      actions={<CancelOrder merchant={merchant} order={order} />}
    >
      <Stack gap="md">
        <Back />
        {order.holds.map(hold => <Text key={hold.kind} c="var(--ow-warn)" fw={600}>{hold.kind}: {hold.reason}</Text>)}
        <Section title={t('order.progress')}><Progress order={order} /></Section>
        <Grid gap="md">
          <Grid.Col span={{ base: 12, lg: 8 }}>
            <Stack gap="md">
              <Section title={t('order.lines')} flush><Lines order={order} /></Section>
              <Section title={t('order.fulfilments')}><Fulfilments order={order} /></Section>
              <Section title={t('order.route')}><RouteReason events={events} /></Section>
              {order.shipments.length > 0 && <Section title={t('order.shipments')}><Shipments order={order} /></Section>}
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, lg: 4 }}>
            <Stack gap="md">
              <Facts order={order} />
              <Section title={t('order.timeline')}><Timeline events={events} /></Section>
            </Stack>
          </Grid.Col>
        </Grid>
      </Stack>
    </Page>
  )
}

function Back() {
  const { t } = useTexts()
  return (
    <Anchor component={Link} to=".." relative="path" size="sm" w="fit-content">
      <IconArrowLeft size={15} aria-hidden style={{ verticalAlign: -2 }} /> {t('nav.orders')}
    </Anchor>
  )
}
