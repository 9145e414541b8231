import { Button, Group, Text } from '@mantine/core'
import { IconTruckDelivery } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { api, ask, askUntyped } from '../../api/client'
import { useTexts } from '../../i18n/i18n'
import { subject } from '../../live/subjects'
import { useLiveQuery } from '../../live/useLiveQuery'
import type { Stage } from './demo'
import { Experiment } from './Experiment'
import { Results } from './Results'
import { at } from './stage'

const announced = 10
const counted = 14

/** Experiment: a delivery with more than was announced. */
export function TooMuch({ stage }: { stage: Stage }) {
  const { t } = useTexts()
  const { merchant, site, sku } = stage
  const run = useMutation({
    mutationFn: async () => {
      const asn = `YOURS-${Date.now().toString(36).toUpperCase()}`
      await askUntyped('PUT', at`/merchants/${merchant}/inbound/${asn}`, { site, lines: [{ sku, quantity: announced }] })
      await askUntyped('POST', at`/merchants/${merchant}/inbound/${asn}/receipts`, { lines: [{ sku, quantity: counted }] })
      return asn
    },
  })
  return (
    <Experiment
      icon={IconTruckDelivery} title={t('turn.much')} hint={t('turn.much.hint', { announced, counted })} action={t('turn.much.act', { counted })}
      onAct={() => run.mutate()} isActing={run.isPending} failure={run.error}
    >
      {run.data && <Delivery merchant={merchant} asn={run.data} sku={sku} />}
    </Experiment>
  )
}

function Delivery({ merchant, asn, sku }: { merchant: string; asn: string; sku: string }) {
  const { t, word } = useTexts()
  const subjects = [subject.sku(merchant, sku), subject.merchant(merchant)]
  const delivery = useLiveQuery({
    queryKey: ['turn.delivery', merchant, asn], subjects, when: event => event.stream === `inbound:${merchant}/${asn}`,
    queryFn: ({ signal }) => ask(api.GET('/api/v1/merchants/{merchant}/inbound/{asn}', { params: { path: { merchant, asn } }, signal })),
  })
  const stock = useLiveQuery({
    queryKey: ['turn.stock', merchant, sku], subjects: [subject.sku(merchant, sku)],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/merchants/{merchant}/skus/{sku}/availability', { params: { path: { merchant, sku } }, signal })),
  })
  const confirm = useMutation({
    mutationFn: () => ask(api.POST('/api/v1/merchants/{merchant}/inbound/{asn}/confirm', { params: { path: { merchant, asn } } })),
  })
  const waits = delivery.data?.status === 'discrepant'
  return (
    <>
      <Text size="sm" mt="xs" className="code">{asn}: <b>{word('turn.delivery', delivery.data?.status ?? '')}</b></Text>
      {stock.data && (
        <Results of={[
          [t('turn.much.onHand'), stock.data.onHand], [t('turn.much.receiving'), stock.data.unavailable.receiving], [t('turn.much.sellable'), stock.data.availableToSell],
        ]}
        />
      )}
      {waits && (
        <Group mt="xs">
          <Button size="xs" variant="default" onClick={() => confirm.mutate()} loading={confirm.isPending}>{t('turn.much.confirm')}</Button>
        </Group>
      )}
    </>
  )
}
