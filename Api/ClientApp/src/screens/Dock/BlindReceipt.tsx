import { Button, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { api, ask, newOperation } from '../../api/client'
import { Problem } from '../../api/problem'
import { useTexts } from '../../i18n/i18n'
import { useScopes } from '../../scope/useScopes'
import { ProblemAlert } from '../../ui/ProblemAlert'

interface Props {
  site: string
  isOpen: boolean
  onClose: () => void
}

/** Receives goods without an ASN: asks for their merchant. */
export function BlindReceipt({ site, isOpen, onClose }: Props) {
  const { t } = useTexts()
  return (
    <Modal opened={isOpen} onClose={onClose} title={t('dock.blind')} closeButtonProps={{ 'aria-label': t('app.close') }}>
      {isOpen && <Form site={site} />}
    </Modal>
  )
}

function Form({ site }: { site: string }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { data: merchants } = useScopes('merchant')
  const [merchant, setMerchant] = useState('')
  const [reason, setReason] = useState('')
  const [failure, setFailure] = useState<Error | null>(null)
  const [isSending, setIsSending] = useState(false)
  const [operation, setOperation] = useState(newOperation)
  const open = async () => {
    setIsSending(true)
    setFailure(null)
    try {
      const delivery = await ask(api.POST('/api/v1/merchants/{merchant}/inbound', {
        params: { path: { merchant } }, body: { site, reason }, headers: { 'Idempotency-Key': operation },
      }))
      void navigate(`${encodeURIComponent(merchant)}/${encodeURIComponent(delivery.asn)}`)
    } catch (thrown) {
      setFailure(thrown as Error)
      if (thrown instanceof Problem) setOperation(newOperation())
      setIsSending(false)
    }
  }
  return (
    <form onSubmit={event => {
      event.preventDefault()
      void open()
    }}>
      <Stack gap="md">
        <Text c="dimmed">{t('dock.blindHint')}</Text>
        {merchants
          ? <NativeSelect size="md" label={t('scope.merchant')} required value={merchant} onChange={event => setMerchant(event.currentTarget.value)} data={[{ value: '', label: '' }, ...merchants.map(({ id, name }) => ({ value: id, label: `${name} (${id})` }))]} />
          : <TextInput size="md" label={t('scope.merchant')} required value={merchant} onChange={event => setMerchant(event.currentTarget.value)} autoComplete="off" />}
        <TextInput size="md" label={t('dock.blindReason')} required value={reason} onChange={event => setReason(event.currentTarget.value)} maxLength={200} autoComplete="off" />
        {failure && <ProblemAlert failure={failure} />}
        <Button size="md" type="submit" loading={isSending} disabled={merchant === '' || reason.trim() === ''}>{t('dock.begin')}</Button>
      </Stack>
    </form>
  )
}
