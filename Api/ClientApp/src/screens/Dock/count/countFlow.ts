import type { Schemas } from '../../../api/client'
import type { Scan } from '../../../scan/gs1'

export type Condition = Schemas['Condition']

/** The goods that a scan was resolved to. */
export interface Goods {
  sku: string
  description: string
  tracking: string
  expires: boolean
  /** The eaches that one scan stands for. */
  eaches: number
}

/** A counted line that is not booked yet; quantities in eaches. */
export interface CountLine {
  sku: string
  description: string
  condition: Condition
  tracking: string
  expires: boolean
  quantity: number
  lot: string | null
  expiry: string | null
  serials: string[]
}

export interface Count {
  lines: CountLine[]
  /** The index of the current line, counted last; `-1` when there is none. */
  at: number
  /** The condition of the next scans, until changed. */
  condition: Condition
}

export interface Wrong {
  what: 'unknown' | 'repeatedSerial'
  scanned: string
}

export interface Turn {
  count: Count
  sound: 'ok' | 'error'
  wrong?: Wrong
}

export const nothing: Count = { lines: [], at: -1, condition: 'good' }

/** What the SKU requires and is still missing. */
export function needOf(line: CountLine): 'lot' | 'expiry' | 'serial' | null {
  if (line.tracking === 'lot' && !line.lot) return 'lot'
  if (line.expires && !line.expiry) return 'expiry'
  return line.tracking === 'serial' && line.serials.length === 0 ? 'serial' : null
}

/** Returns whether a scan that is not a barcode of goods is the required lot or serial. */
export function takesText(count: Count): 'lot' | 'serial' | null {
  const line = count.lines[count.at]
  if (!line) return null
  return line.tracking === 'serial' ? 'serial' : needOf(line) === 'lot' ? 'lot' : null
}

/** Counts a scanned unit or case, and takes lot, expiry and serial from its barcode. */
export function countGoods(count: Count, goods: Goods, scan: Scan): Turn {
  const last = count.lines[count.at]
  const isSame = last?.sku === goods.sku && last.condition === count.condition
  const [lot, expiry] = [scan.lot ?? (isSame ? last.lot : null), scan.expiry ?? (isSame && (scan.lot ?? last.lot) === last.lot ? last.expiry : null)]
  const at = indexOf(count, line => line.sku === goods.sku && line.condition === count.condition
    && (line.lot === lot || line.lot === null) && (line.expiry === expiry || line.expiry === null))
  const line = count.lines[at] ?? {
    sku: goods.sku, description: goods.description, condition: count.condition, tracking: goods.tracking, expires: goods.expires, quantity: 0, lot, expiry, serials: [],
  }
  const named = { ...line, lot: line.lot ?? lot, expiry: line.expiry ?? expiry }
  if (goods.tracking === 'serial') {
    const shown = put(count, at, named)
    return scan.serial === undefined ? { count: shown, sound: 'ok' } : countSerial(shown, scan.serial)
  }
  return { count: put(count, at, { ...named, quantity: line.quantity + goods.eaches }), sound: 'ok' }
}

/** Takes a scan as the lot or the serial number of the current line. */
export function countText(count: Count, text: string): Turn {
  const line = count.lines[count.at]
  if (!line) return { count, sound: 'error', wrong: { what: 'unknown', scanned: text } }
  if (line.tracking === 'serial') return countSerial(count, text)
  return { count: put(count, count.at, { ...line, lot: text }), sound: 'ok' }
}

export const change = (count: Count, at: number, some: Partial<CountLine>): Count => {
  const line = count.lines[at]
  return line ? put(count, at, { ...line, ...some }) : count
}

/** Starts another line of the same goods, for another lot or expiry: the next scans count there. */
export function another(count: Count, at: number): Count {
  const line = count.lines[at]
  return line ? put({ ...count, condition: line.condition }, -1, { ...line, quantity: 0, lot: null, expiry: null, serials: [] }) : count
}

/** Removes a serial number that was scanned by mistake. */
export function removeSerial(count: Count, at: number, serial: string): Count {
  const serials = count.lines[at]?.serials.filter(known => known !== serial) ?? []
  return change(count, at, { serials, quantity: serials.length })
}

/** Returns the lines with the current one on top, the others from last to first. */
export const shownOrder = ({ lines, at }: Count): number[] =>
  [...(at in lines ? [at] : []), ...lines.map((_, i) => i).filter(i => i !== at).reverse()]

export const remove = (count: Count, at: number): Count => ({ ...count, lines: count.lines.filter((_, i) => i !== at), at: -1 })

/** Returns the lines to send, without empty ones. */
export const bodyOf = (count: Count) => count.lines.filter(({ quantity }) => quantity > 0).map(line => ({
  sku: line.sku, quantity: line.quantity, uom: null, condition: line.condition, lot: line.lot, expiry: line.expiry,
  serials: line.serials.length > 0 ? line.serials : null, lpn: null,
}))

export const isReady = (count: Count) => count.lines.every(line => line.quantity === 0 || needOf(line) === null)
export const unitsOf = (count: Count) => count.lines.reduce((sum, { quantity }) => sum + quantity, 0)

function countSerial(count: Count, serial: string): Turn {
  const line = count.lines[count.at]
  if (!line) return { count, sound: 'error', wrong: { what: 'unknown', scanned: serial } }
  const isKnown = count.lines.some(other => other.sku === line.sku && other.serials.includes(serial))
  if (isKnown) return { count, sound: 'error', wrong: { what: 'repeatedSerial', scanned: serial } }
  const serials = [...line.serials, serial]
  return { count: put(count, count.at, { ...line, serials, quantity: serials.length }), sound: 'ok' }
}

function put(count: Count, at: number, line: CountLine): Count {
  if (at < 0) return { ...count, lines: [...count.lines, line], at: count.lines.length }
  return { ...count, lines: count.lines.map((known, i) => (i === at ? line : known)), at }
}

/** Looks at the current line first. */
function indexOf(count: Count, fits: (line: CountLine) => boolean): number {
  const last = count.lines[count.at]
  return last && fits(last) ? count.at : count.lines.findIndex(fits)
}
