import { Alert, Button, Modal, NumberInput, Stack, Text, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask, type Schemas } from '../../api/client'
import { Problem } from '../../api/problem'
import { useTexts } from '../../i18n/i18n'
import { ProblemAlert } from '../../ui/ProblemAlert'

interface Props {
  site: string
  row: Schemas['StockAnswer']
  /** The goods' condition after the move. */
  hint?: string
}

/** Moves goods to another location by hand. */
export function MoveGoods({ site, row, hint }: Props) {
  const { t } = useTexts()
  const [isOpen, { open, close }] = useDisclosure(false)
  const title = t('control.moveOf', { sku: row.sku, location: row.location })
  return (
    <>
      <Button size="xs" variant="default" onClick={open} aria-label={title}>{t('control.move')}</Button>
      <Modal opened={isOpen} onClose={close} title={title} closeButtonProps={{ 'aria-label': t('app.close') }}>
        {isOpen && <Form site={site} row={row} hint={hint} onDone={close} />}
      </Modal>
    </>
  )
}

function Form({ site, row, hint, onDone }: Props & { hint: string | undefined; onDone: () => void }) {
  const { t } = useTexts()
  // Proposes the units that are not allocated: allocated ones move only when the user enters more and forces it.
  const [quantity, setQuantity] = useState(Math.max(1, row.quantity - row.allocated))
  const [to, setTo] = useState('')
  const [reason, setReason] = useState('')
  const move = useMutation({
    mutationFn: (force: boolean) => ask(api.POST('/api/v1/sites/{site}/moves', {
      params: { path: { site } },
      body: {
        merchant: row.merchant, sku: row.sku, quantity, lot: row.lot ?? null, expiry: row.expiry ?? null, serials: row.serial == null ? null : [row.serial],
        condition: row.status, from: row.location, to: to.trim(), reason: reason.trim(), force: force || null, at: null,
      },
    })),
    onSuccess: onDone,
  })
  const isInTheWay = move.error instanceof Problem && move.error.code === 'allocated'
  return (
    <form onSubmit={event => {
      event.preventDefault()
      move.mutate(false)
    }}>
      <Stack>
        {hint && <Text c="dimmed">{hint}</Text>}
        <NumberInput label={t('stock.quantity')} value={quantity} onChange={value => setQuantity(Number(value))} min={1} max={row.quantity} clampBehavior="strict" allowDecimal={false} />
        <TextInput label={t('floor.shelf')} required value={to} onChange={event => setTo(event.currentTarget.value)} maxLength={64} autoComplete="off" data-autofocus />
        <TextInput label={t('control.why')} required value={reason} onChange={event => setReason(event.currentTarget.value)} maxLength={300} autoComplete="off" />
        {move.error && !isInTheWay && <ProblemAlert failure={move.error} />}
        {isInTheWay && (
          <Alert color="yellow" variant="outline" c="inherit" role="alert" icon={<IconAlertTriangle aria-hidden />} title={t('refused.allocated')}>
            <Stack gap="sm">
              <Text size="sm">{t('control.forceHint')}</Text>
              <Button color="red.8" loading={move.isPending} onClick={() => move.mutate(true)}>{t('control.force')}</Button>
            </Stack>
          </Alert>
        )}
        <Button type="submit" variant={isInTheWay ? 'default' : 'filled'} loading={move.isPending} disabled={to.trim() === '' || reason.trim() === '' || quantity < 1}>{t('control.move')}</Button>
      </Stack>
    </form>
  )
}
