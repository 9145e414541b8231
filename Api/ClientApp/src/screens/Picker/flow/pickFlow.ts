import { canonical, readScan } from '../../../scan/gs1'
import { legsOf, withPick, type Leg, type Task } from './task'

/** What a picker must know of the goods to pick without asking the server. */
export interface Goods {
  description: string
  tracking: 'none' | 'lot' | 'serial'
  barcodes: { value: string; eaches: number }[]
}

/** By `merchant/sku`. Goods that are not known yet are left to the server to check. */
export type Catalogue = Readonly<Record<string, Goods>>

export type Step = 'location' | 'item' | 'lot' | 'count' | 'tote' | 'done'

export interface PickFlow {
  /** As the server told it, with what it has not heard yet. */
  task: Task
  /** The leg in hand. */
  at: { stop: number; tote: string } | null
  step: Step
  count: number
  location?: string
  barcode?: string
  lot?: string
  serials: string[]
  /** Stops that are put off until the others are done. */
  later: number[]
}

export interface PickBody {
  picker: string
  /** When the goods were taken. */
  at: string
  stop: number
  quantity: number
  tote: string
  lot?: string
  serials?: string[]
  scanned: { location?: string; barcode?: string }
  short?: { reason: string }
}

/** What a turn says; who says it, and when, is added by whoever sends it. */
export type Said = Omit<PickBody, 'picker' | 'at'>

export type Wrong = 'wrongLocation' | 'wrongItem' | 'tooMany' | 'wrongTote' | 'wrongLot' | 'repeatedSerial' | 'notASerial'

/** What a scan or a button has led to. */
export interface Turn {
  flow: PickFlow
  /** `done`: a stop is finished. */
  sound: 'ok' | 'error' | 'done' | 'none'
  wrong?: { what: Wrong; scanned: string; wanted: string }
  pick?: Said
}

export const goodsOf = (catalogue: Catalogue, { stop }: Leg): Goods | undefined => catalogue[`${stop.merchant}/${stop.sku}`]

export function legOf(flow: PickFlow): Leg | undefined {
  return legsOf(flow.task).find(leg => leg.stop.stop === flow.at?.stop && leg.tote === flow.at.tote)
}

export function start(task: Task): PickFlow {
  return goOn({ task, at: null, step: 'done', count: 0, serials: [], later: [] })
}

/** To the first leg that is not done: at the same shelf the location need not be scanned again. */
function goOn(flow: PickFlow): PickFlow {
  const legs = legsOf(flow.task)
  const next = legs.find(leg => !flow.later.includes(leg.stop.stop)) ?? legs[0]
  const here = flow.location
  const { task, later } = flow
  const empty = { task, later: next ? later.filter(stop => legs.some(leg => leg.stop.stop === stop)) : [], count: 0, serials: [] }
  if (!next) return { ...empty, at: null, step: 'done' }
  const at = { stop: next.stop.stop, tote: next.tote }
  return here === next.stop.location ? { ...empty, at, location: here, step: 'item' } : { ...empty, at, step: 'location' }
}

/** What a scan means depends on what is expected next. */
export function scan(flow: PickFlow, typed: string, catalogue: Catalogue): Turn {
  const leg = legOf(flow)
  if (!leg) return { flow, sound: 'error' }
  const read = readScan(typed)
  if (flow.step === 'location') return atLocation(flow, leg, read.code)
  const goods = goodsOf(catalogue, leg)
  if (flow.step === 'lot') return atLot(flow, leg, read.lot ?? read.code)
  if (flow.step === 'tote') return read.code === leg.tote ? finish(flow, leg) : wrong(flow, 'wrongTote', read.code, leg.tote)
  // The shelf once more: the scanner's second shot, or somebody who is not sure. No harm.
  if (flow.step === 'item' && read.code === leg.stop.location) return { flow, sound: 'ok' }
  // The tote says: that is all for it.
  if (flow.step === 'count' && read.code === leg.tote && flow.count > 0) return confirm(flow)
  if (flow.step === 'count' && goods?.tracking === 'serial' && !isOf(goods, leg, read.code)) return atSerial(flow, leg, read.serial ?? read.code)
  return atItem(flow, leg, goods, read)
}

function atLocation(flow: PickFlow, leg: Leg, code: string): Turn {
  if (code !== leg.stop.location) return wrong(flow, 'wrongLocation', code, leg.stop.location)
  return { flow: { ...flow, step: 'item', location: code }, sound: 'ok' }
}

function atItem(flow: PickFlow, leg: Leg, goods: Goods | undefined, { code, lot, serial }: ReturnType<typeof readScan>): Turn {
  if (goods && !isOf(goods, leg, code)) return wrong(flow, 'wrongItem', code, leg.stop.sku)
  if (lot !== undefined && leg.stop.lot && lot !== leg.stop.lot) return wrong(flow, 'wrongLot', lot, leg.stop.lot)
  const known: PickFlow = { ...flow, barcode: code }
  if (lot !== undefined) known.lot = lot
  if (goods?.tracking === 'serial') return serial === undefined ? { flow: { ...known, step: 'count' }, sound: 'ok' } : atSerial(known, leg, serial)
  if (goods?.tracking === 'lot' && known.lot === undefined && leg.stop.lot) return { flow: { ...known, step: 'lot' }, sound: 'ok' }
  return add(known, leg, eachesOf(goods, code))
}

function atLot(flow: PickFlow, leg: Leg, lot: string): Turn {
  if (lot !== leg.stop.lot) return wrong(flow, 'wrongLot', lot, leg.stop.lot ?? '')
  return add({ ...flow, lot }, leg, 1)
}

function atSerial(flow: PickFlow, leg: Leg, serial: string): Turn {
  if (flow.serials.includes(serial)) return wrong(flow, 'repeatedSerial', serial, leg.stop.sku)
  if (leg.stop.serial && serial !== leg.stop.serial) return wrong(flow, 'notASerial', serial, leg.stop.serial)
  if (flow.count >= leg.open) return wrong(flow, 'tooMany', serial, String(leg.open))
  return add({ ...flow, serials: [...flow.serials, serial] }, leg, 1)
}

function add(flow: PickFlow, leg: Leg, eaches: number): Turn {
  if (flow.count + eaches > leg.open) return wrong({ ...flow, step: 'count' }, 'tooMany', String(flow.count + eaches), String(leg.open))
  const counted: PickFlow = { ...flow, step: 'count', count: flow.count + eaches }
  return counted.count === leg.open ? confirm(counted) : { flow: counted, sound: 'ok' }
}

/** For bulk: the number instead of so many scans. Serial numbers have to be scanned each. */
export function setCount(flow: PickFlow, count: number): PickFlow {
  const leg = legOf(flow)
  if (!leg || flow.step !== 'count' || flow.serials.length > 0) return flow
  return { ...flow, count: Math.max(0, Math.min(leg.open, Math.trunc(count))) }
}

/** The count is right: into the tote. With several totes on the cart it has to be the right one. */
export function confirm(flow: PickFlow): Turn {
  const leg = legOf(flow)
  if (!leg || flow.count === 0) return { flow, sound: 'error' }
  return flow.task.totes.length > 1 && flow.step !== 'tote' ? { flow: { ...flow, step: 'tote' }, sound: 'ok' } : finish(flow, leg)
}

/** The rest is not there; what was taken is taken. */
export function short(flow: PickFlow, reason: string): Turn {
  const leg = legOf(flow)
  return leg ? finish(flow, leg, reason) : { flow, sound: 'error' }
}

function finish(flow: PickFlow, leg: Leg, reason?: string): Turn {
  const pick: Said = { stop: leg.stop.stop, quantity: flow.count, tote: leg.tote, scanned: {} }
  if (flow.location !== undefined) pick.scanned.location = flow.location
  if (flow.barcode !== undefined) pick.scanned.barcode = flow.barcode
  const lot = flow.lot ?? leg.stop.lot
  if (lot != null && flow.count > 0) pick.lot = lot
  if (flow.serials.length > 0) pick.serials = flow.serials
  if (reason !== undefined) pick.short = { reason }
  return { flow: goOn({ ...flow, task: withPick(flow.task, pick) }), sound: 'done', pick }
}

/** Another stop first: a colleague stands before the shelf. */
export function putOff(flow: PickFlow): PickFlow {
  const leg = legOf(flow)
  if (!leg || flow.count > 0) return flow
  const later = [...flow.later.filter(stop => stop !== leg.stop.stop), leg.stop.stop]
  const isAll = legsOf(flow.task).every(({ stop }) => later.includes(stop.stop))
  const { location, ...rest } = flow
  return goOn(location === undefined ? { ...rest, later: isAll ? [leg.stop.stop] : later } : { ...rest, later: isAll ? [leg.stop.stop] : later })
}

export interface Told {
  flow: PickFlow
  /** Units in the picker's hand for a leg that is no longer wanted, or wanted less. */
  inHand?: { sku: string; quantity: number; location: string }
  /** How many units of the leg in hand are still asked for, where that are fewer than before; 0: nobody wants it any more. */
  left?: number
}

/**
 * What the server says replaces what was known, and picks that it has not heard of are counted on top of it. The leg in hand goes
 * on where it was, unless nobody wants it any more: an order was cancelled, or somebody else did it.
 */
export function tell(flow: PickFlow, task: Task, unheard: readonly Said[]): Told {
  const known: PickFlow = { ...flow, task: unheard.reduce(withPick, task) }
  const before = legOf(flow)
  const leg = legOf(known)
  const left = before && (leg?.open ?? 0) < before.open ? { left: leg?.open ?? 0 } : {}
  if (leg && flow.count <= leg.open) return { flow: known, ...left }
  const gone = flow.count - (leg?.open ?? 0)
  const inHand = before && flow.count > 0 ? { sku: before.stop.sku, quantity: gone, location: before.stop.location } : undefined
  const next = leg ? { ...known, count: leg.open, serials: flow.serials.slice(0, leg.open) } : goOn(known)
  return inHand ? { flow: next, inHand, ...left } : { flow: next, ...left }
}

const isOf = (goods: Goods, { stop }: Leg, code: string) =>
  code === stop.sku || goods.barcodes.some(({ value }) => canonical(value) === canonical(code))

const eachesOf = (goods: Goods | undefined, code: string) =>
  goods?.barcodes.find(({ value }) => canonical(value) === canonical(code))?.eaches ?? 1

const wrong = (flow: PickFlow, what: Wrong, scanned: string, wanted: string): Turn => ({ flow, sound: 'error', wrong: { what, scanned, wanted } })
