import { Button } from '@mantine/core'
import { IconCheck, IconMapPin } from '@tabler/icons-react'
import { useState } from 'react'
import { useTexts, type Key } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { ScanField } from '../../scan/ScanField'
import { goodsOf, type PickFlow, type Step } from './flow/pickFlow'
import type { Leg } from './flow/task'
import { MoreSheet, ShortSheet } from './PickSheets'
import classes from './Picker.module.css'
import type { PickState, PickWork } from './PickWork'
import { Stepper } from './Stepper'
import { WrongBanner } from './WrongBanner'

interface Props {
  work: PickWork
  state: PickState
  flow: PickFlow
  leg: Leg
  onHome: () => void
}

const asks: Record<Exclude<Step, 'done'>, Key> = {
  location: 'pick.scan.location', item: 'pick.scan.item', lot: 'pick.scan.lot', count: 'pick.scan.count', tote: 'pick.scan.tote',
}

/** One stop, as large as it gets: where, what, how many, and what to scan now. */
export function PickStop({ work, state, flow, leg, onHome }: Props) {
  const { t } = useTexts()
  // A use-by date is the same day everywhere.
  const format = useFormat('UTC')
  const [sheet, setSheet] = useState<'short' | 'more' | null>(null)
  const goods = goodsOf(state.catalogue, leg)
  const { stop } = leg
  const step = flow.step === 'done' ? 'location' : flow.step
  const isThere = step !== 'location'
  const ask = t(asks[step])
  return (
    <>
      <div className={classes.stop}>
        <section className={classes.place} data-now={!isThere}>
          <span className={classes.label}>{isThere ? <IconCheck size={18} aria-hidden /> : <IconMapPin size={18} aria-hidden />} {t(isThere ? 'pick.at' : 'pick.goTo')}</span>
          <strong className={isThere ? classes.placeSmall : classes.placeCode} style={{ '--letters': Math.max(6, stop.location.length) } as React.CSSProperties}>{stop.location}</strong>
        </section>
        <section className={classes.goods} data-now={isThere && step !== 'tote'} data-counted={step === 'tote'}>
          <strong className={classes.description}>{goods?.description ?? stop.sku}</strong>
          <span className={`code ${classes.sku ?? ''}`}>{stop.sku}</span>
          {stop.lot && <span className={classes.fact}>{t('pick.lot', { lot: stop.lot })}</span>}
          {stop.expiry && <span className={classes.fact}>{t('pick.expiry', { date: format.date(stop.expiry) })}</span>}
          {stop.serial && <span className={classes.fact}>{t('pick.serial', { serial: stop.serial })}</span>}
          <Count work={work} flow={flow} leg={leg} hasSerials={goods?.tracking === 'serial'} />
        </section>
        {(flow.task.totes.length > 1 || step === 'tote') && (
          <section className={classes.tote} data-now={step === 'tote'}>
            <span className={classes.label}>{t('pick.intoTote')}</span>
            <strong className={classes.toteCode}>{leg.tote}</strong>
          </section>
        )}
      </div>
      <div className={classes.foot}>
        <WrongBanner wrong={state.wrong} name={goods?.description} />
        <ScanField label={ask} onScan={typed => work.scan(typed)} isHandheld />
        {step === 'count' && flow.count > 0 && (
          <Button size="xl" className={classes.big} fullWidth onClick={() => work.confirm()}>{t('pick.confirm', { count: flow.count, of: leg.open })}</Button>
        )}
        {step === 'tote' && <Button size="xl" className={classes.big} fullWidth onClick={() => work.confirmTote()}>{t('pick.inTote')}</Button>}
        <div className={classes.pair}>
          <Button size="lg" variant="default" onClick={() => setSheet('short')}>{t('pick.short')}</Button>
          <Button size="lg" variant="default" onClick={() => setSheet('more')}>{t('pick.more')}</Button>
        </div>
      </div>
      <ShortSheet isOpen={sheet === 'short'} onClose={() => setSheet(null)} taken={flow.count} wanted={leg.open} onReason={reason => work.short(reason)} />
      <MoreSheet isOpen={sheet === 'more'} onClose={() => setSheet(null)} work={work} mayPutOff={flow.count === 0} onHome={onHome} />
    </>
  )
}

function Count({ work, flow, leg, hasSerials }: { work: PickWork; flow: PickFlow; leg: Leg; hasSerials: boolean }) {
  const { t } = useTexts()
  if (flow.step === 'count' && !hasSerials) return <Stepper value={flow.count} of={leg.open} min={0} onChange={count => work.setCount(count)} />
  const counts = flow.step === 'count' || flow.step === 'tote'
  return (
    <div className={classes.count}>
      <span className={classes.number} role="status" aria-label={t('pick.counted', { count: counts ? flow.count : 0, of: leg.open })}>
        {counts && <>{flow.count}<small> / </small></>}{leg.open}{!counts && <small> ×</small>}
      </span>
    </div>
  )
}
