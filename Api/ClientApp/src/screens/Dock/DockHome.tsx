import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconPackageImport } from '@tabler/icons-react'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { useTexts } from '../../i18n/i18n'
import { useOutbox } from '../../outbox/useOutbox'
import { tell } from '../../scan/feedback'
import { FeedbackMenu } from '../../scan/FeedbackMenu'
import { ScanField } from '../../scan/ScanField'
import { useSite } from '../../scope/useScope'
import { useSession } from '../../session/SessionProvider'
import { Page } from '../../ui/Page'
import { PutAway } from '../Picker/PutAway'
import { RefusedWork } from '../Picker/RefusedWork'
import { BlindReceipt } from './BlindReceipt'
import { Deliveries } from './Deliveries'
import classes from './Dock.module.css'
import { useDeliveries } from './useDeliveries'

/** Lists expected deliveries and open put-aways. */
export function DockHome() {
  const { t } = useTexts()
  const site = useSite()
  const { role } = useSession()
  const [params, setParams] = useSearchParams()
  const [opensBlind, setOpensBlind] = useState(false)
  const view = params.get('view') === 'putAway' && role !== 'office' ? 'putAway' : 'deliveries'
  const views = [{ value: 'deliveries', label: t('dock.deliveries') }, { value: 'putAway', label: t('dock.putAways') }]
  return (
    <Page
      title={t('nav.dock')}
      actions={(
        <Group gap="xs">
          <Button size="md" variant="default" leftSection={<IconPackageImport size={20} aria-hidden />} onClick={() => setOpensBlind(true)}>{t('dock.blind')}</Button>
          <FeedbackMenu />
        </Group>
      )}
    >
      <Stack gap="md">
        {role !== 'office' && (
          <SegmentedControl size="md" aria-label={t('nav.dock')} data={views} value={view} onChange={chosen => setParams(chosen === 'deliveries' ? {} : { view: chosen }, { replace: true })} className={classes.views} />
        )}
        {view === 'deliveries' ? <Due site={site} onBlind={() => setOpensBlind(true)} /> : <PutAways site={site} />}
      </Stack>
      <BlindReceipt site={site} isOpen={opensBlind} onClose={() => setOpensBlind(false)} />
    </Page>
  )
}

function Due({ site, onBlind }: { site: string; onBlind: () => void }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const list = useDeliveries(site)
  const [filter, setFilter] = useState('')
  const shown = list.rows.filter(({ asn, merchant }) => `${merchant} ${asn}`.toLowerCase().includes(filter.toLowerCase()))
  // The barcode on a waybill is the ASN's number.
  const scan = (typed: string) => {
    const [found, another] = list.rows.filter(({ asn }) => asn.toLowerCase() === typed.toLowerCase())
    tell(found ? 'ok' : 'error')
    if (found && !another) void navigate(`${encodeURIComponent(found.merchant)}/${encodeURIComponent(found.asn)}`)
    else setFilter(typed)
  }
  return (
    <Stack gap="md">
      {/* Shown only when the list is loaded, else a scan would find nothing. */}
      {(list.isRead || list.error) && <ScanField label={t('dock.scanWaybill')} onScan={scan} />}
      {filter !== '' && <Button variant="default" w="fit-content" onClick={() => setFilter('')}>{t('dock.showAll', { filter })}</Button>}
      <Deliveries {...list} rows={shown} empty={filter === '' ? undefined : <Unknown waybill={filter} onBlind={onBlind} />} />
    </Stack>
  )
}

/** Asks what to do with a waybill that was not announced. */
function Unknown({ waybill, onBlind }: { waybill: string; onBlind: () => void }) {
  const { t } = useTexts()
  return (
    <Stack align="center" gap="sm" role="status">
      <Text fw={650} size="lg" c="var(--mantine-color-text)">{t('dock.noSuch', { waybill })}</Text>
      <Text>{t('dock.noSuchHint')}</Text>
      <Button size="md" onClick={onBlind}>{t('dock.blind')}</Button>
    </Stack>
  )
}

function PutAways({ site }: { site: string }) {
  const box = useOutbox(site)
  return (
    <div className={classes.putAways}>
      <RefusedWork site={site} refused={box.refused} mayPick={false} />
      <PutAway site={site} box={box} showsReasons />
    </div>
  )
}
