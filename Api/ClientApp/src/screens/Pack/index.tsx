import { Button, Group } from '@mantine/core'
import { IconTruckDelivery } from '@tabler/icons-react'
import { useState } from 'react'
import type { Schemas } from '../../api/client'
import { useTexts } from '../../i18n/i18n'
import { FeedbackMenu } from '../../scan/FeedbackMenu'
import { useSite } from '../../scope/useScope'
import { Page } from '../../ui/Page'
import { Bench } from './Bench'
import { Find } from './Find'
import { HandOver } from './HandOver'
import { Packed } from './Packed'
import { useFind, type Fulfilment } from './useFind'

type Shown =
  | { view: 'find' }
  | { view: 'bench'; fulfilment: Fulfilment }
  | { view: 'packed'; shipment: Schemas['ShipmentView'] }

/** The pack bench: one order at a time, from the tote into the box. */
export default function Pack() {
  const { t } = useTexts()
  const site = useSite()
  const [shown, show] = useState<Shown>({ view: 'find' })
  const [handsOver, setHandsOver] = useState(false)
  const begin = (fulfilment: Fulfilment) => show({ view: 'bench', fulfilment })
  const find = useFind(site, begin)
  const next = (scanned?: string) => {
    find.clear()
    show({ view: 'find' })
    if (scanned !== undefined) void find.open(scanned)
  }
  const actions = (
    <Group gap="xs">
      <Button size="md" variant="default" leftSection={<IconTruckDelivery size={20} aria-hidden />} onClick={() => setHandsOver(true)}>{t('pack.manifest')}</Button>
      <FeedbackMenu />
    </Group>
  )
  return (
    <Page title={t('nav.pack')} actions={actions}>
      {shown.view === 'find' && <Find site={site} find={find} onFound={begin} onManifest={() => setHandsOver(true)} />}
      {shown.view === 'bench' && <Bench key={shown.fulfilment.id} site={site} fulfilment={shown.fulfilment} onPacked={shipment => show({ view: 'packed', shipment })} onLeave={() => next()} />}
      {shown.view === 'packed' && <Packed shipment={shown.shipment} onNext={next} />}
      <HandOver site={site} isOpen={handsOver} onClose={() => setHandsOver(false)} />
    </Page>
  )
}
