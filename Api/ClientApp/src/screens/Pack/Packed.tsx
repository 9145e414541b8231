import { Button, Group, Text } from '@mantine/core'
import { IconCircleCheck, IconDownload, IconFileTypePdf } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { api, ask, type Schemas } from '../../api/client'
import { useTexts } from '../../i18n/i18n'
import { ScanField } from '../../scan/ScanField'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { Section } from '../../ui/Section'
import { Label } from './Label'
import classes from './Pack.module.css'

interface Props {
  shipment: Schemas['ShipmentView']
  /** Called with the scan, if there was one: the next tote may be scanned already. */
  onNext: (scanned?: string) => void
}

/** The packed parcels with their labels; the next scan starts the next order. */
export function Packed({ shipment, onNext }: Props) {
  const { t, tn, word } = useTexts()
  return (
    <div className={classes.packed} data-one={shipment.parcels.length === 1}>
      <div className={classes.next}>
        <Group gap="md" role="status" wrap="nowrap">
          <IconCircleCheck size={56} stroke={1.5} color="var(--ow-good)" aria-hidden />
          <div>
            <Text fz={26} fw={700} lh={1.2}>{tn('pack.packed', shipment.parcels.length)}</Text>
            <Text c="dimmed">{word('carrier', shipment.carrier)}</Text>
          </div>
        </Group>
        <ScanField label={t('pack.scanNext')} onScan={onNext} />
        <Button size="xl" fullWidth className={classes.big} onClick={() => onNext()}>{t('pack.next')}</Button>
      </div>
      <div className={classes.labels}>
        {shipment.parcels.map(parcel => <ParcelLabel key={parcel.sscc} parcel={parcel} />)}
      </div>
    </div>
  )
}

function ParcelLabel({ parcel: { sscc, trackingNumber } }: { parcel: Schemas['ParcelView'] }) {
  const { t } = useTexts()
  const { data: zpl, error, refetch } = useQuery({
    queryKey: ['label', sscc],
    queryFn: () => ask<unknown>(api.GET('/api/v1/parcels/{sscc}/label', { params: { path: { sscc }, query: { format: 'zpl' } }, parseAs: 'text' })).then(String),
  })
  const download = () => {
    const address = URL.createObjectURL(new Blob([zpl ?? ''], { type: 'application/zpl' }))
    const link = Object.assign(document.createElement('a'), { href: address, download: `${sscc}.zpl` })
    link.click()
    URL.revokeObjectURL(address)
  }
  return (
    <Section title={t('pack.label')} aside={(
      <Group gap="xs" wrap="nowrap">
        <Button component="a" size="md" variant="default" href={`/api/v1/parcels/${encodeURIComponent(sscc)}/label?format=pdf`} download={`${sscc}.pdf`} leftSection={<IconFileTypePdf size={20} aria-hidden />}>{t('pack.pdf')}</Button>
        <Button size="md" leftSection={<IconDownload size={20} aria-hidden />} disabled={!zpl} onClick={download}>{t('pack.download')}</Button>
      </Group>
    )}>
      {error && <ProblemAlert failure={error} onRetry={() => void refetch()} />}
      {zpl && <Label zpl={zpl} name={t('pack.labelOf', { sscc })} />}
      <Text className="code" mt="sm">{trackingNumber}</Text>
    </Section>
  )
}
