import { Anchor, Group, Stack, Text } from '@mantine/core'
import { IconTruck } from '@tabler/icons-react'
import { useTexts } from '../../../i18n/i18n'
import { useNames } from '../../../scope/useNames'
import { StatusBadge } from '../../../ui/StatusBadge'
import type { Order } from '../useOrder'
import classes from './Fulfilments.module.css'

/** The order's parcels, with their tracking. */
export function Shipments({ order }: { order: Order }) {
  const { t, word } = useTexts()
  const sites = useNames('site')
  return (
    <Stack gap="sm">
      {order.shipments.map(shipment => (
        <div key={shipment.id} className={classes.part}>
          <Group justify="space-between">
            <Group gap={8}>
              <IconTruck size={19} aria-hidden />
              <Text fw={600}>{word('carrier', shipment.carrier)}</Text>
              <Text c="dimmed">{sites(shipment.site)}</Text>
            </Group>
            <StatusBadge status={shipment.status} />
          </Group>
          <ul className={classes.lines}>
            {shipment.parcels.map(parcel => (
              <li key={parcel.sscc}>
                <Text span className="code" size="sm">{t('order.parcel')} {parcel.sscc}</Text>{' · '}
                {parcel.trackingUrl
                  ? <Anchor href={parcel.trackingUrl} target="_blank" rel="noreferrer" size="sm">{t('order.track', { number: parcel.trackingNumber })}</Anchor>
                  : <Text span size="sm">{parcel.trackingNumber}</Text>}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Stack>
  )
}
