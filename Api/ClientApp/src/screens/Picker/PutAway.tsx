import { Button, Stack, Text, UnstyledButton } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTexts } from '../../i18n/i18n'
import type { OutboxState } from '../../outbox/outbox'
import { api, ask } from '../../api/client'
import { subject } from '../../live/subjects'
import { useLiveQuery } from '../../live/useLiveQuery'
import { outboxOf } from '../../outbox/useOutbox'
import { tell } from '../../scan/feedback'
import { readScan } from '../../scan/gs1'
import { ScanField } from '../../scan/ScanField'
import { Loading } from '../../ui/Loading'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { useGoods, useGoodsNames } from '../../goods/useGoods'
import { DoneBanner, type Done } from './DoneBanner'
import { asksSerials, meant, scanShelf, setQuantity, startPutAway, tellPutAway, withoutOther, type PutAwayFlow } from './flow/putAwayFlow'
import classes from './Picker.module.css'
import { Stepper } from './Stepper'
import { lookUp } from './useLookUp'
import { useOpenPutAways, type PutAwayTask } from './useOpenPutAways'

interface Props {
  site: string
  /** Who carries them, where that is known. */
  picker?: string | undefined
  box: OutboxState
  showsReasons?: boolean
  /** What he does once one is done; absent: he chooses another one. */
  onNext?: (() => void) | undefined
}

/** Goods to their shelf: from the dock, or back from a tote. */
export function PutAway({ site, picker, box, showsReasons = false, onNext }: Props) {
  const [flow, setFlow] = useLocalStorage<PutAwayFlow | null>({ key: `putAway.${site}`, defaultValue: null, getInitialValueInEffect: false })
  const [done, setDone] = useState<Done | null>(null)
  return flow
    ? <InHand site={site} picker={picker} flow={flow} onFlow={setFlow} onDone={done => onNext ? onNext() : setDone(done)} />
    : <Choose site={site} picker={picker} box={box} done={done} showsReasons={showsReasons} onChoose={task => setFlow(startPutAway(task))} />
}

interface ChooseProps {
  site: string
  picker: string | undefined
  box: OutboxState
  done: Done | null
  showsReasons: boolean
  onChoose: (task: PutAwayTask) => void
}

/** As many as anybody looks through; the rest is found by a scan. */
const most = 40

function Choose({ site, picker, box, done, showsReasons, onChoose }: ChooseProps) {
  const { t, tn } = useTexts()
  const { data, error, refetch } = useOpenPutAways(site)
  const [codes, setCodes] = useState<string[] | null>(null)
  // What is told but not heard yet is done for the one who did it.
  const told = new Set([...box.waiting.map(({ about }) => about.task), ...box.refused.map(({ operation }) => operation.about.task)])
  // What another one has taken is his.
  const open = (data ?? []).filter(task => !told.has(task.id) && (task.picker == null || task.picker === picker))
  const fitting = codes ? meant(open, codes) : open
  const shown = fitting.slice(0, most)
  const nameOf = useGoodsNames(shown)
  const scan = async (typed: string) => {
    const { code } = readScan(typed)
    let means = [code]
    if (meant(open, means).length === 0) {
      // A barcode rather than a code: the server knows whose it is.
      try {
        means = (await lookUp(site, typed)).skus.map(({ sku }) => sku)
      } catch { /* Without a network the codes have to do. */ }
    }
    const hits = meant(open, means)
    tell(hits.length > 0 ? 'ok' : 'error')
    const [only] = hits
    if (only && hits.length === 1) onChoose(only)
    else setCodes(means.length > 0 ? means : [code])
  }
  return (
    <>
      <div className={classes.rows}>
        {error && <ProblemAlert failure={error} onRetry={() => void refetch()} />}
        {!data && !error && <Loading />}
        <DoneBanner title={t('putAway.done')} done={done} />
        {data && !codes && open.length === 0 && (
          <Stack align="center" p="xl" gap="sm" ta="center">
            <IconCircleCheck size={64} stroke={1.3} color="var(--ow-good)" aria-hidden />
            <Text size="xl" fw={650} role="status">{t('putAway.none')}</Text>
            <Text c="dimmed">{t('putAway.noneHint')}</Text>
          </Stack>
        )}
        {data && (codes !== null || open.length > 0) && <Text c="dimmed" role="status">{codes ? t('putAway.meant', { code: codes.join(', '), count: fitting.length }) : tn('picker.open', open.length)}</Text>}
        {codes && <Button variant="default" size="lg" onClick={() => setCodes(null)}>{t('putAway.all')}</Button>}
        {shown.map(task => (
          <UnstyledButton key={task.id} className={classes.row} onClick={() => onChoose(task)}>
            <b>{t('picker.goods', { quantity: task.quantity, name: nameOf(task) ?? task.sku })}</b><b>{task.to ?? t('putAway.noShelf')}</b>
            <span>{t(task.fromKind === 'container' ? 'putAway.backFrom' : 'putAway.from', { from: task.from })}</span><span>{task.lot ? t('pick.lot', { lot: task.lot }) : task.lpn ?? ''}</span>
            {showsReasons && <span className={classes.reasons}><Reasons reasons={task.reasons} /></span>}
          </UnstyledButton>
        ))}
        {fitting.length > most && <Text c="dimmed" ta="center">{tn('putAway.rest', fitting.length - most)}</Text>}
      </div>
      <div className={classes.foot}><ScanField label={t('putAway.scanGoods')} onScan={typed => void scan(typed)} isHandheld /></div>
    </>
  )
}

interface InHandProps {
  site: string
  picker: string | undefined
  flow: PutAwayFlow
  onFlow: (flow: PutAwayFlow | null) => void
  onDone: (done: Done) => void
}

function InHand({ site, picker, flow, onFlow, onDone }: InHandProps) {
  const { t, tn } = useTexts()
  const { task, quantity, other } = flow
  const { names, barcodes, goods } = useGoods(task.merchant, [task.sku])
  const name = names[task.sku]
  const carried = { barcodes: barcodes[task.sku]?.map(({ value }) => value) ?? [], hasSerials: goods[0]?.tracking === 'serial' }
  const now = usePutAway(site, task)
  const isLess = now !== undefined && (now.status !== 'open' || now.quantity < task.quantity)
  const left = isLess ? tellPutAway(flow, now) : flow
  const [isGoods, setIsGoods] = useState(false)
  const scan = (typed: string) => {
    const turn = scanShelf(flow, typed, carried)
    tell(turn.sound)
    setIsGoods(turn.isGoods ?? false)
    if (turn.to === undefined) {
      onFlow(turn.flow)
      return
    }
    const path = `/api/v1/sites/${encodeURIComponent(site)}/putAways/${encodeURIComponent(task.id)}/complete`
    outboxOf(site).addScan(path, picker ? { ...turn.complete, picker } : turn.complete ?? {}, { kind: 'putAway', sku: task.sku, name, quantity, from: task.from, to: turn.to, task: task.id })
    onFlow(null)
    onDone({ quantity, name: name ?? task.sku, from: task.from, to: turn.to })
  }
  /** What he had taken is for somebody else then. */
  const notNow = () => {
    if (picker && now?.picker === picker)
      void api.POST('/api/v1/sites/{site}/work/{task}/release', { params: { path: { site, task: task.id } }, body: { picker, reason: 'notNow' } })
    onFlow(null)
  }
  const asks = other !== undefined && !isGoods
  const asksSerial = asksSerials(flow, carried)
  if (left !== flow) {
    const said = { sku: name ?? task.sku, place: task.from }
    return (
      <div role="alert" className={classes.notice}>
        <strong>{t(left ? 'notice.fewerTitle' : 'notice.endedTitle')}</strong>
        <span>{left ? tn('notice.fewer', left.task.quantity, said) : t('notice.ended', said)}</span>
        <Button size="lg" fullWidth variant="default" onClick={() => onFlow(left)}>{t('notice.understood')}</Button>
      </div>
    )
  }
  return (
    <>
      <div className={classes.stop}>
        <section className={classes.goods}>
          <span className={classes.label}>{t('putAway.take', { from: task.from })}</span>
          <strong className={classes.description}>{asks ? t('picker.goods', { quantity, name: name ?? task.sku }) : name ?? task.sku}</strong>
          {name && <span className={`code ${classes.sku ?? ''}`}>{task.sku}</span>}
          {task.lot && <span className={classes.fact}>{t('pick.lot', { lot: task.lot })}</span>}
          {/* A question needs the room, and is not to cover the shelf that it is about. */}
          {!asks && <Stepper value={quantity} of={task.quantity} onChange={value => onFlow(setQuantity(flow, value))} />}
        </section>
        <section className={classes.place} data-now="true">
          <span className={classes.label}>{t(task.to ? 'putAway.to' : 'putAway.choose')}</span>
          <strong className={classes.placeCode} style={{ '--letters': Math.max(6, (task.to ?? '—').length) } as React.CSSProperties}>{task.to ?? '—'}</strong>
          <Reasons reasons={task.reasons} />
        </section>
      </div>
      <div className={classes.foot}>
        <div role="alert">
          {isGoods && <div className={classes.wrong}><strong>{t('putAway.isGoods')}</strong></div>}
          {asks && (
            <div className={classes.notice}>
              <strong>{t('putAway.other', { other })}</strong>
              <span>{t('putAway.otherHint', { to: task.to ?? '', other })}</span>
              <div className={classes.either}>
                <Button size="lg" variant="default" onClick={() => onFlow(withoutOther(flow))}>{t('putAway.asProposed', { to: task.to ?? '' })}</Button>
                <Button size="lg" onClick={() => scan(other)}>{t('putAway.putThere', { other })}</Button>
              </div>
            </div>
          )}
        </div>
        {asksSerial && <Text ta="center" className="numbers">{t('pick.counted', { count: flow.serials?.length ?? 0, of: quantity })}</Text>}
        <ScanField label={t(asksSerial ? 'putAway.scanSerial' : 'putAway.scanShelf')} onScan={scan} isHandheld />
        {!asks && <Button size="lg" variant="default" fullWidth onClick={notNow}>{t('putAway.notNow')}</Button>}
      </div>
    </>
  )
}

/** The put-away in hand as it is now: somebody may have moved its goods, or written them off. */
function usePutAway(site: string, { id }: PutAwayTask) {
  const { data } = useLiveQuery({
    queryKey: ['putAway', site, id],
    subjects: [subject.putAways(site)],
    when: event => event.stream === `putAway:${site}/${id}`,
    queryFn: ({ signal }) => ask(api.GET('/api/v1/sites/{site}/putAways/{putAway}', { params: { path: { site, putAway: id } }, signal })),
  })
  return data?.id === id ? data : undefined
}

/** Why this shelf, in words: the codes are `sameSku`, `nearest:2236mm`, `filled:40`. */
export function Reasons({ reasons }: { reasons: readonly string[] }) {
  const { t, word } = useTexts()
  const said = reasons.map(reason => {
    const [name = '', value = ''] = reason.split(':')
    if (name === 'nearest') return t('shelf.nearest', { metres: Math.max(1, Math.round(Number.parseInt(value, 10) / 1000)) })
    if (name === 'filled') return t('shelf.filled', { count: value })
    return word('shelf', name)
  })
  return <Text c="dimmed" size="md">{said.join(' · ')}</Text>
}
