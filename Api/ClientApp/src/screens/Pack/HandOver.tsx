import { Button, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask, type Schemas } from '../../api/client'
import { useTexts } from '../../i18n/i18n'
import { tell } from '../../scan/feedback'
import { ProblemAlert } from '../../ui/ProblemAlert'
import classes from './Pack.module.css'

interface Props {
  site: string
  isOpen: boolean
  onClose: () => void
}

/** Closes a carrier's manifest: its parcels are handed over and leave the books. */
export function HandOver({ site, isOpen, onClose }: Props) {
  const { t, tn, word } = useTexts()
  const client = useQueryClient()
  const queryKey = ['packed', site]
  const { data, error } = useQuery({
    queryKey, enabled: isOpen, staleTime: 0,
    queryFn: () => ask(api.GET('/api/v1/sites/{site}/shipments', { params: { path: { site }, query: { status: 'packed', limit: '1000' } } })),
  })
  const [signedBy, setSignedBy] = useState('')
  const [done, setDone] = useState<Schemas['ManifestView'] | null>(null)
  const [failure, setFailure] = useState<Error | null>(null)
  const waiting = data?.items ?? []
  const carriers = [...new Set(waiting.map(({ carrier }) => carrier))]
    .map(carrier => [carrier, waiting.filter(shipment => shipment.carrier === carrier)] as const)
  const close = () => {
    setDone(null)
    setFailure(null)
    onClose()
  }
  const handOver = async (carrier: string) => {
    setFailure(null)
    try {
      const body = { carrier, service: null, parcels: null, signedBy: signedBy.trim() || null }
      setDone(await ask(api.POST('/api/v1/sites/{site}/manifests', { params: { path: { site } }, body })))
      tell('done')
      await client.invalidateQueries({ queryKey })
    } catch (thrown) {
      tell('error')
      setFailure(thrown as Error)
    }
  }
  return (
    <Modal opened={isOpen} onClose={close} title={<Text fz={22} fw={700}>{t('pack.manifest')}</Text>} size="lg" closeButtonProps={{ 'aria-label': t('app.close') }}>
      <Stack gap="md">
        {(failure ?? error) && <ProblemAlert failure={failure ?? error ?? new Error()} />}
        {done && <div className={classes.handed} role="status"><b>{t('pack.handed', { manifest: done.manifest })}</b><span>{tn('pack.handedParcels', done.parcels.length)}</span></div>}
        <TextInput size="lg" label={t('pack.signedBy')} value={signedBy} maxLength={200} onChange={event => setSignedBy(event.currentTarget.value)} />
        {data && carriers.length === 0 && <Text c="dimmed">{t('pack.noneWaiting')}</Text>}
        {carriers.map(([carrier, shipments]) => (
          <div key={carrier} className={classes.carrier}>
            <b>{word('carrier', carrier)}</b><span>{tn('pack.waiting', shipments.length)}</span>
            <Button size="lg" onClick={() => void handOver(carrier)}>{t('pack.handOver')}</Button>
          </div>
        ))}
      </Stack>
    </Modal>
  )
}
