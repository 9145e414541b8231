import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Schemas } from '../../api/client'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { useNames } from '../../scope/useNames'
import { StatusBadge } from '../../ui/StatusBadge'
import { useGoodsNames } from '../../goods/useGoods'
import classes from './Picker.module.css'
import type { Found } from './useLookUp'

type Lying = Schemas['StockAnswer']

/** All that a code turned out to be: by name, with what lies there or where it lies. */
export function LookUpAnswer({ found }: { found: Found }) {
  const { t, tn, word } = useTexts()
  const merchants = useNames('merchant')
  const facts = useFacts()
  const { location, parcel, skus, contents, lying, fulfilments } = found
  const nameOf = useGoodsNames([...contents, ...fulfilments.flatMap(({ merchant, lines }) => lines.map(({ sku }) => ({ merchant, sku })))])
  const isHolder = location != null || contents.length > 0
  return (
    <>
      {location && <Row left={<><Text c="dimmed">{t('lookUp.location')}</Text><b className={classes.placeSmall}>{location.code}</b></>} right={<>{word('locationKind', location.kind)}{location.blocked && <Text c="var(--ow-bad)" fw={650}>{t('lookUp.blocked')}</Text>}</>} />}
      {parcel && (
        <Row
          left={<Text c="dimmed">{t('lookUp.parcel')} · {merchants(parcel.merchant)}</Text>} right={<StatusBadge status={parcel.status} />}
          below={<><b className="code">{parcel.sscc}</b><Text>{word('carrier', parcel.carrier)} · <span className="code">{parcel.trackingNumber}</span></Text></>}
        />
      )}
      {skus.map(sku => (
        <Row key={`${sku.merchant}/${sku.sku}`} left={<><Text c="dimmed">{merchants(sku.merchant)}</Text><b>{sku.description}</b><Text className="code">{sku.sku}</Text></>} right={sku.eaches > 1 ? t('lookUp.unit', { uom: sku.uom ?? '', count: sku.eaches }) : ''} />
      ))}
      {skus.length > 0 && <h2 className={classes.heading}>{lying.length === 0 ? t('lookUp.nowhere') : tn('lookUp.lying', lying.length)}</h2>}
      {[...lying].sort(shelvesFirst).map((row, i) => (
        <Row
          key={i} right={<b className="numbers">{row.quantity}</b>}
          left={<>{row.holderKind === 'container' && <Text c="dimmed">{t('lookUp.container')}</Text>}<b>{row.location}</b><Text>{[skus.length > 1 ? merchants(row.merchant) : null, ...facts(row)].filter(Boolean).join(' · ')}</Text></>}
        />
      ))}
      {fulfilments.map(part => (
        <Row
          key={part.id} right={<StatusBadge status={part.status} />}
          left={<Text c="dimmed">{t('lookUp.order')} · {merchants(part.merchant)}</Text>}
          below={<>
            <b>{part.number}</b>
            {part.lines.map(line => <Text key={line.line}>{t('picker.goods', { quantity: line.quantity, name: nameOf({ merchant: part.merchant, sku: line.sku }) ?? line.sku })}</Text>)}
          </>}
        />
      ))}
      {isHolder && <h2 className={classes.heading}>{contents.length === 0 ? t('move.empty') : tn('lookUp.contents', contents.length)}</h2>}
      {contents.map((row, i) => (
        <Row
          key={i} right={<b className="numbers">{row.quantity}</b>}
          left={<><b>{nameOf(row) ?? row.sku}</b><Text><span className="code">{row.sku}</span> · {[merchants(row.merchant), ...facts(row)].filter(Boolean).join(' · ')}</Text></>}
        />
      ))}
    </>
  )
}

/** Who asks where goods lie wants to go there. */
const shelvesFirst = (one: Lying, other: Lying) => Number(one.holderKind === 'container') - Number(other.holderKind === 'container')

/** What tells these goods from others of their kind. */
function useFacts() {
  const { t, word } = useTexts()
  // A use-by date is the same day everywhere.
  const format = useFormat('UTC')
  return ({ lot, expiry, serial, status, allocated, inDoubt }: Lying) => [
    lot && t('pick.lot', { lot }),
    expiry && t('pick.expiry', { date: format.date(expiry) }),
    serial && t('pick.serial', { serial }),
    status === 'good' ? null : word('condition', status),
    allocated > 0 ? t('move.promised', { count: allocated }) : null,
    inDoubt > 0 ? t('move.inDoubt', { count: inDoubt }) : null,
  ]
}

const Row = ({ left, right, below }: { left: ReactNode; right: ReactNode; below?: ReactNode }) => (
  <div className={classes.row}><div>{left}</div><div>{right}</div>{below && <div className={classes.below}>{below}</div>}</div>
)
