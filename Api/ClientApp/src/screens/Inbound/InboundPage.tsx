import { Alert, Anchor, Button, Group, Stack, Table, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconArrowLeft, IconPencil } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { api, ask, type Schemas } from '../../api/client'
import { DeliveryNotes } from '../../deliveries/DeliveryNotes'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { subject } from '../../live/subjects'
import { useLiveQuery } from '../../live/useLiveQuery'
import { useNames } from '../../scope/useNames'
import { useMerchant } from '../../scope/useScope'
import { Loading } from '../../ui/Loading'
import { Page } from '../../ui/Page'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { Section } from '../../ui/Section'
import { StatusBadge } from '../../ui/StatusBadge'
import { useDescriptions } from '../Stock/useStock'

export type Delivery = Schemas['InboundView']

export function useDelivery(merchant: string, asn: string, enabled = true) {
  return useLiveQuery({
    queryKey: ['delivery', merchant, asn], subjects: [subject.merchant(merchant)], when: event => event.stream === `inbound:${merchant}/${asn}`, enabled,
    queryFn: ({ signal }) => ask(api.GET('/api/v1/merchants/{merchant}/inbound/{asn}', { params: { path: { merchant, asn } }, signal })),
  })
}

/** One delivery: expected, received, and the merchant's confirmation. */
export function InboundPage() {
  const { t, tn } = useTexts()
  const format = useFormat()
  const merchant = useMerchant()
  const { asn = '' } = useParams()
  const { data: delivery, error } = useDelivery(merchant, asn)
  const sites = useNames('site')
  const back = (
    <Anchor component={Link} to="../.." relative="path" size="sm" w="fit-content"><IconArrowLeft size={15} aria-hidden style={{ verticalAlign: -2 }} /> {t('nav.inbound')}</Anchor>
  )
  if (!delivery) return error ? <Page title={asn}>{back}<ProblemAlert failure={error} /></Page> : <Loading />
  const facts = [sites(delivery.site), delivery.expectedAt ? format.date(delivery.expectedAt) : t('inbound.noDate'), delivery.receipts > 0 && tn('inbound.receipts', delivery.receipts)]
  return (
    <Page title={t('inbound.title', { number: delivery.asn })} aside={<StatusBadge status={delivery.status} />}
      actions={delivery.receipts === 0 && <Button component={Link} to="change" relative="path" variant="default" leftSection={<IconPencil size={17} aria-hidden />}>{t('inbound.edit')}</Button>}>
      <Stack gap="md">
        {back}
        <Text c="dimmed">{facts.filter(Boolean).join(' · ')}</Text>
        {delivery.discrepancies.length > 0 && <Discrepancies merchant={merchant} delivery={delivery} />}
        <Section title={t('inbound.lines')} flush><Lines merchant={merchant} delivery={delivery} /></Section>
        <Section title={t('notes.title')}><DeliveryNotes delivery={delivery} /></Section>
      </Stack>
    </Page>
  )
}

function Discrepancies({ merchant, delivery }: { merchant: string; delivery: Delivery }) {
  const { t, word } = useTexts()
  const format = useFormat()
  const [isAsked, { open, close }] = useDisclosure(false)
  const confirm = useMutation({
    mutationFn: () => ask(api.POST('/api/v1/merchants/{merchant}/inbound/{asn}/confirm', { params: { path: { merchant, asn: delivery.asn } } })),
    onSuccess: () => notifications.show({ message: t('inbound.confirmed'), color: 'green' }),
    onSettled: close,
  })
  const isOpen = delivery.status === 'discrepant'
  return (
    <Alert color={isOpen ? 'yellow' : 'gray'} variant="outline" icon={<IconAlertTriangle aria-hidden />} title={t('inbound.discrepancies')} c="inherit">
      <Stack gap="sm">
        <ul style={{ margin: 0, paddingInlineStart: 18 }}>
          {delivery.discrepancies.map(({ sku, kind, quantity, lot }) => (
            <li key={`${sku} ${kind} ${lot ?? ''}`}>
              <b className="numbers">{format.number(quantity)} ×</b> <span className="code">{sku}</span>{lot && ` (${t('inbound.lot')} ${lot})`}: <b>{word('inbound.kind', kind)}</b>
            </li>
          ))}
        </ul>
        {isOpen && <Text size="sm">{t('inbound.discrepancies.hint')}</Text>}
        {confirm.error && <ProblemAlert failure={confirm.error} />}
        {isOpen && (isAsked ? (
          <Group>
            <Text fw={600}>{t('inbound.confirm.ask')}</Text>
            <Button onClick={() => confirm.mutate()} loading={confirm.isPending} data-autofocus>{t('inbound.confirm.sure')}</Button>
            <Button variant="default" onClick={close}>{t('app.cancel')}</Button>
          </Group>
        ) : <Group><Button onClick={open}>{t('inbound.confirm')}</Button></Group>)}
      </Stack>
    </Alert>
  )
}

function Lines({ merchant, delivery }: { merchant: string; delivery: Delivery }) {
  const { t } = useTexts()
  const format = useFormat()
  const descriptions = useDescriptions(merchant)
  const isCounted = delivery.receipts > 0
  return (
    <Table verticalSpacing={9} horizontalSpacing="md" miw={isCounted ? 640 : 320}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('inbound.sku')}</Table.Th>
          <Table.Th ta="right">{t('inbound.expected')}</Table.Th>
          {isCounted && (['received', 'good', 'notGood', 'difference'] as const).map(name => <Table.Th key={name} ta="right">{t(`inbound.${name}`)}</Table.Th>)}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {delivery.lines.map(line => {
          const difference = line.received - line.expected
          return (
            <Table.Tr key={`${line.sku} ${line.lot ?? ''}`}>
              <Table.Td>
                <Text fw={600} className="code">{line.sku}{line.lot && ` · ${line.lot}`}</Text>
                <Text size="sm" c="dimmed">{descriptions.get(line.sku)}</Text>
              </Table.Td>
              <Table.Td ta="right">{format.number(line.expected)}</Table.Td>
              {isCounted && (
                <>
                  <Table.Td ta="right" fw={600}>{format.number(line.received)}</Table.Td>
                  <Table.Td ta="right">{format.number(line.good)}</Table.Td>
                  <Table.Td ta="right" c={line.received > line.good ? 'var(--ow-bad)' : 'dimmed'}>{format.number(line.received - line.good)}</Table.Td>
                  <Table.Td ta="right" fw={600} c={difference === 0 ? 'dimmed' : 'var(--ow-warn)'}>{difference > 0 ? '+' : ''}{format.number(difference)}</Table.Td>
                </>
              )}
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </Table>
  )
}
