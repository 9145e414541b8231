import type { Count, Doubt } from './useDoubts'

/** What is to be counted, and where: a SKU, or one lot of it. */
export interface ToCount {
  location: string
  merchant: string
  sku: string
  lot: string | undefined
}

/** Where a count would settle a doubt: the place itself first, then where the goods were said to be from. */
export const placesOf = ({ location, merchant, sku, lot, counts }: Doubt): ToCount[] =>
  [...new Set([location, ...counts])].map(place => ({ location: place, merchant, sku, lot: lot ?? undefined }))

/** The doubts that a scan means: those at that place, or of those goods. */
export const meantBy = (doubts: readonly Doubt[], codes: readonly string[]): Doubt[] =>
  doubts.filter(doubt => codes.includes(doubt.location) || codes.includes(doubt.sku) || (doubt.from != null && codes.includes(doubt.from)))

/** Counted less the books: above 0 there is more than they say. */
export const differenceOf = ({ counted, expected }: Pick<Count, 'counted' | 'expected'>): number => counted - expected

/** Serial numbers as a scanner types them: one a line, each once. */
export const serialsIn = (text: string): string[] => [...new Set(text.split('\n').map(line => line.trim()).filter(Boolean))]
