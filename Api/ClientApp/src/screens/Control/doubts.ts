import type { Count, Doubt } from './useDoubts'

/** What to count and where: a SKU, or one lot of it. */
export interface ToCount {
  location: string
  merchant: string
  sku: string
  lot: string | undefined
}

/** The locations at which a count would settle a doubt: its own first, then the one that the goods were said to come from. */
export const placesOf = ({ location, merchant, sku, lot, counts }: Doubt): ToCount[] =>
  [...new Set([location, ...counts])].map(place => ({ location: place, merchant, sku, lot: lot ?? undefined }))

/** Returns the doubts that match a scan: those at that location, or of those goods. */
export const meantBy = (doubts: readonly Doubt[], codes: readonly string[]): Doubt[] =>
  doubts.filter(doubt => codes.includes(doubt.location) || codes.includes(doubt.sku) || (doubt.from != null && codes.includes(doubt.from)))

/** The variance: counted minus booked. */
export const differenceOf = ({ counted, expected }: Pick<Count, 'counted' | 'expected'>): number => counted - expected

/** Reads serial numbers, one per line, without duplicates. */
export const serialsIn = (text: string): string[] => [...new Set(text.split('\n').map(line => line.trim()).filter(Boolean))]
