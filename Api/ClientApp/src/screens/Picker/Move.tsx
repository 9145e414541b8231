import { Button, Text, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import type { Schemas } from '../../api/client'
import { useTexts } from '../../i18n/i18n'
import { outboxOf } from '../../outbox/useOutbox'
import { tell } from '../../scan/feedback'
import { canonical, readScan } from '../../scan/gs1'
import { ScanField } from '../../scan/ScanField'
import { Loading } from '../../ui/Loading'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { useNames } from '../../scope/useNames'
import { useGoods, useGoodsNames } from '../../goods/useGoods'
import { DoneBanner, type Done } from './DoneBanner'
import classes from './Picker.module.css'
import { Stepper } from './Stepper'
import { lookUp, useLookUp } from './useLookUp'

type Row = Schemas['StockAnswer']
const free = (row: Row) => row.quantity - row.allocated

/** Goods from one shelf to another: which shelf, which goods, how many, and where to. */
export function Move({ site }: { site: string }) {
  const { t, word } = useTexts()
  const merchants = useNames('merchant')
  const { found, failure, isAsking, look, clear } = useLookUp(site)
  const [row, setRow] = useState<Row | null>(null)
  const [quantity, setQuantity] = useState(1)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [done, setDone] = useState<Done | null>(null)
  const { barcodes } = useGoods(row?.merchant ?? '', row ? [row.sku] : [])
  const choose = (chosen: Row) => {
    tell('ok')
    setTrouble(null)
    setRow(chosen)
    setQuantity(free(chosen))
  }
  const refuse = (said: string) => {
    tell('error')
    setTrouble(said)
  }
  const here = (found?.contents ?? []).filter(lying => lying.holderKind === 'location')
  const nameOf = useGoodsNames(here)
  const name = row ? nameOf(row) : undefined
  const scan = async (typed: string) => {
    setTrouble(null)
    const { code } = readScan(typed)
    if (!found) {
      const answer = await look(typed)
      if (answer && (answer.location ?? null) === null) {
        clear()
        refuse(t('move.noShelf', { code }))
      } else if (answer) tell('ok')
      return
    }
    if (!row) {
      const skus = here.some(lying => lying.sku === code) ? [code] : await lookUp(site, typed).then(({ skus }) => skus.map(({ sku }) => sku), () => [])
      const hit = here.find(lying => skus.includes(lying.sku) && free(lying) > 0)
      if (hit) choose(hit)
      else refuse(t('move.notHere', { code, from: found.code }))
      return
    }
    if (code === row.location) {
      refuse(t('move.same'))
      return
    }
    if (code === row.sku || barcodes[row.sku]?.some(({ value }) => canonical(value) === canonical(code))) {
      refuse(t('move.isGoods'))
      return
    }
    const { merchant, sku, lot, expiry, serial, status: condition, location: from } = row
    const serials = serial == null ? null : [serial]
    const path = `/api/v1/sites/${encodeURIComponent(site)}/moves`
    outboxOf(site).add(path, { merchant, sku, quantity, lot, expiry, serials, condition, from, to: code }, { kind: 'move', sku, name, quantity, from, to: code })
    tell('done')
    setDone({ quantity, name: name ?? sku, from, to: code })
    setRow(null)
    clear()
  }
  const label = t(!found ? 'move.scanFrom' : !row ? 'move.scanGoods' : 'move.scanTo')
  return (
    <>
      <div className={classes.rows}>
        {failure && <ProblemAlert failure={failure} />}
        {!found && !isAsking && <DoneBanner title={t('move.done')} done={done} />}
        {!found && !isAsking && <Text ta="center" c="dimmed" size="lg" p="xl">{t(done ? 'move.next' : 'move.begin')}</Text>}
        {isAsking && <Loading />}
        {found && <section className={classes.place}><span className={classes.label}>{t('move.from')}</span><strong className={classes.placeSmall}>{found.code}</strong></section>}
        {found && !row && here.length === 0 && <Text p="lg" ta="center" size="lg">{t('move.empty')}</Text>}
        {found && !row && here.map((lying, i) => (
          <UnstyledButton key={i} className={classes.row} disabled={free(lying) <= 0} onClick={() => choose(lying)}>
            <b>{nameOf(lying) ?? lying.sku}</b><b className="numbers">{free(lying)}</b>
            <span className={classes.below}><span className="code">{lying.sku}</span> · {[merchants(lying.merchant), lying.lot && t('pick.lot', { lot: lying.lot }), lying.status === 'good' ? null : word('condition', lying.status), lying.allocated > 0 ? t('move.promised', { count: lying.allocated }) : null, lying.inDoubt > 0 ? t('move.inDoubt', { count: lying.inDoubt }) : null].filter(Boolean).join(' · ')}</span>
          </UnstyledButton>
        ))}
        {row && (
          <section className={classes.goods}>
            <strong className={classes.description}>{name ?? row.sku}</strong>
            {name && <span className={`code ${classes.sku ?? ''}`}>{row.sku}</span>}
            {row.lot && <span className={classes.fact}>{t('pick.lot', { lot: row.lot })}</span>}
            <Stepper value={quantity} of={free(row)} onChange={value => setQuantity(Math.max(1, Math.min(free(row), value)))} />
          </section>
        )}
      </div>
      <div className={classes.foot}>
        <div role="alert">{trouble && <div className={classes.wrong}><strong>{trouble}</strong></div>}</div>
        <ScanField label={label} onScan={typed => void scan(typed)} isHandheld />
        {found && <Button size="lg" variant="default" fullWidth onClick={() => {
          setRow(null)
          clear()
        }}>{t('move.again')}</Button>}
      </div>
    </>
  )
}
