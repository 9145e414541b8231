import type { Schemas } from '../../api/client'
import { canonical } from '../../scan/gs1'

type Fulfilment = Schemas['LookupFulfilment']

/** The barcodes that count for a line, besides the SKU's code. */
export type Barcodes = Readonly<Record<string, { value: string; eaches: number }[]>>

export interface PackLine {
  line: string
  sku: string
  /** Units picked and not yet in a parcel. */
  wanted: number
  scanned: number
}

export interface PackTurn {
  lines: PackLine[]
  sound: 'ok' | 'error' | 'done'
  wrong?: { what: 'notOfThis' | 'tooMany'; scanned: string }
}

/** Starts packing a fulfilment, with the units in its totes. */
export const linesOf = (fulfilment: Fulfilment): PackLine[] => fulfilment.lines
  .map(({ line, sku, inTotes }) => ({ line, sku, wanted: inTotes.reduce((sum, { quantity }) => sum + quantity, 0), scanned: 0 }))
  .filter(({ wanted }) => wanted > 0)

/** Scans an item, for the first of its lines that is incomplete. An item that does not belong into the box gives an error sound. */
export function scanItem(lines: PackLine[], code: string, barcodes: Barcodes): PackTurn {
  const of = lines.filter(({ sku }) => sku === code || eachesOf(barcodes[sku], code) > 0)
  if (of.length === 0) return { lines, sound: 'error', wrong: { what: 'notOfThis', scanned: code } }
  const eaches = (sku: string) => Math.max(1, eachesOf(barcodes[sku], code))
  const hit = of.find(({ sku, wanted, scanned }) => scanned + eaches(sku) <= wanted)
  if (!hit) return { lines, sound: 'error', wrong: { what: 'tooMany', scanned: code } }
  const counted = lines.map(line => (line === hit ? { ...line, scanned: line.scanned + eaches(line.sku) } : line))
  return { lines: counted, sound: isComplete(counted) ? 'done' : 'ok' }
}

export const isComplete = (lines: readonly PackLine[]) => lines.every(({ wanted, scanned }) => scanned === wanted)
export const isAny = (lines: readonly PackLine[]) => lines.some(({ scanned }) => scanned > 0)

/** Returns a single parcel with everything scanned. */
export function parcelOf(fulfilment: string, lines: readonly PackLine[], weightGrams: number | null, carton: string | null) {
  const packed = lines.filter(({ scanned }) => scanned > 0).map(({ line, scanned }) => ({ fulfilment, line, quantity: scanned }))
  return { lines: packed, weightGrams, carton }
}

const eachesOf = (known: { value: string; eaches: number }[] | undefined, code: string) =>
  known?.find(({ value }) => canonical(value) === canonical(code))?.eaches ?? 0
