import { Button, Group, Modal, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask } from '../../../api/client'
import { useTexts } from '../../../i18n/i18n'
import { ProblemAlert } from '../../../ui/ProblemAlert'
import type { Order } from '../useOrder'
import { cancellableOf, cancelBody } from './cancel'

const reasons = ['customer', 'payment', 'fraud', 'stock', 'duplicate', 'other'] as const
type Reason = (typeof reasons)[number]

interface Props {
  merchant: string
  order: Order
}

/** Cancels an order or a part of it, with a reason. */
export function CancelOrder({ merchant, order }: Props) {
  const { t } = useTexts()
  const [isOpen, { open, close }] = useDisclosure(false)
  if (cancellableOf(order).length === 0) return null
  return (
    <>
      <Button variant="default" c="var(--ow-bad)" onClick={open}>{t('order.cancel')}</Button>
      <Modal opened={isOpen} onClose={close} title={t('order.cancel.title', { number: order.number })} closeButtonProps={{ 'aria-label': t('app.close') }}>
        <CancelForm merchant={merchant} order={order} onDone={close} />
      </Modal>
    </>
  )
}

function CancelForm({ merchant, order, onDone }: Props & { onDone: () => void }) {
  const { t } = useTexts()
  const lines = cancellableOf(order)
  const [reason, setReason] = useState<Reason | null>(null)
  const [note, setNote] = useState('')
  const [quantities, setQuantities] = useState<Record<string, number>>({})
  const cancel = useMutation({
    mutationFn: () => ask(api.POST('/api/v1/merchants/{merchant}/orders/{order}/cancel', {
      params: { path: { merchant, order: order.id } },
      body: cancelBody(lines, quantities, [reason && t(`order.cancel.reason.${reason}`), note.trim()].filter(Boolean).join(': ')),
    })),
    onSuccess: ({ outcome }) => {
      notifications.show({ message: t(`order.outcome.${outcome}`), color: outcome === 'cancelled' ? 'green' : 'yellow' })
      onDone()
    },
  })
  return (
    <form onSubmit={event => {
      event.preventDefault()
      cancel.mutate()
    }}>
      <Stack>
        <Select label={t('order.cancel.reason')} required data-autofocus value={reason} onChange={setReason} allowDeselect={false}
          data={reasons.map(value => ({ value, label: t(`order.cancel.reason.${value}`) }))} />
        <TextInput label={t('order.cancel.note')} value={note} onChange={event => setNote(event.currentTarget.value)} required={reason === 'other'} maxLength={300} />
        <Text fw={500} size="sm">{t('order.cancel.what')}</Text>
        {lines.map(({ line, sku, most }) => (
          <Group key={line} justify="space-between" wrap="nowrap">
            <Text size="sm" className="code">{sku}</Text>
            <Group gap="xs" wrap="nowrap">
              <NumberInput w={92} min={0} max={most} clampBehavior="strict" allowDecimal={false} aria-label={`${sku}, ${t('order.cancel.of', { count: most })}`}
                value={quantities[line] ?? most} onChange={value => setQuantities({ ...quantities, [line]: Number(value) })} />
              <Text size="sm" c="dimmed" w={44}>{t('order.cancel.of', { count: most })}</Text>
            </Group>
          </Group>
        ))}
        {cancel.error && <ProblemAlert failure={cancel.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>{t('order.cancel.keep')}</Button>
          <Button type="submit" color="red.8" loading={cancel.isPending} disabled={reason === null}>{t('order.cancel.submit')}</Button>
        </Group>
      </Stack>
    </form>
  )
}
