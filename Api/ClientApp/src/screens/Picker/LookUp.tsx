import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTexts } from '../../i18n/i18n'
import { tell } from '../../scan/feedback'
import { ScanField } from '../../scan/ScanField'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { StatusBadge } from '../../ui/StatusBadge'
import classes from './Picker.module.css'
import { isNothing, useLookUp, type Found } from './useLookUp'

/** What is this? For any barcode. */
export function LookUp({ site }: { site: string }) {
  const { t } = useTexts()
  const { found, failure, isAsking, look } = useLookUp(site)
  const ask = async (typed: string) => {
    const answer = await look(typed)
    tell(answer && !isNothing(answer) ? 'ok' : 'error')
  }
  return (
    <>
      <div className={classes.rows} aria-live="polite" aria-busy={isAsking}>
        {failure && <ProblemAlert failure={failure} />}
        {!found && !failure && <Text ta="center" c="dimmed" size="lg" p="xl">{t('lookUp.begin')}</Text>}
        {found && isNothing(found) && <div className={classes.notice}><strong>{t('lookUp.nothing', { code: found.code })}</strong>{t('lookUp.nothingHint')}</div>}
        {found && <Answer found={found} />}
      </div>
      <div className={classes.foot}><ScanField label={t('lookUp.scan')} onScan={typed => void ask(typed)} isHandheld /></div>
    </>
  )
}

function Answer({ found }: { found: Found }) {
  const { t, tn, word } = useTexts()
  const { location, parcel, skus, contents, lying, fulfilments } = found
  return (
    <>
      {location && <Row left={<><Text c="dimmed">{t('lookUp.location')}</Text><b>{location.code}</b></>} right={word('locationKind', location.kind)} />}
      {parcel && <Row left={<><Text c="dimmed">{t('lookUp.parcel')}</Text><b className="code">{parcel.sscc}</b><Text>{parcel.carrier} · {parcel.trackingNumber}</Text></>} right={<StatusBadge status={parcel.status} />} />}
      {skus.map(sku => (
        <Row key={`${sku.merchant}/${sku.sku}`} left={<><Text c="dimmed">{sku.merchant}</Text><b>{sku.description}</b><Text className="code">{sku.sku}</Text></>} right={sku.eaches > 1 ? `${sku.uom ?? ''} × ${sku.eaches}` : ''} />
      ))}
      {skus.length > 0 && <h2 className={classes.heading}>{tn('lookUp.lying', lying.length)}</h2>}
      {lying.map((row, i) => <Row key={i} left={<><b>{row.location}</b>{row.lot && <Text>{t('pick.lot', { lot: row.lot })}</Text>}</>} right={<b className="numbers">{row.quantity}</b>} />)}
      {fulfilments.map(part => (
        <Row key={part.id} left={<><Text c="dimmed">{t('lookUp.order')}</Text><b>{part.number}</b><Text>{part.merchant}</Text></>} right={<StatusBadge status={part.status} />} />
      ))}
      {(location ?? contents.length > 0) && <h2 className={classes.heading}>{tn('lookUp.contents', contents.length)}</h2>}
      {contents.map((row, i) => (
        <Row key={i} left={<><b>{row.sku}</b><Text>{[row.merchant, row.lot, row.status === 'good' ? null : word('condition', row.status)].filter(Boolean).join(' · ')}</Text></>} right={<b className="numbers">{row.quantity}</b>} />
      ))}
    </>
  )
}

const Row = ({ left, right }: { left: ReactNode; right: ReactNode }) => <div className={classes.row}><div>{left}</div><div>{right}</div></div>
