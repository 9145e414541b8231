import type { Schemas } from '../../api/client'

export type Availability = Schemas['AvailabilityView']

/** What was read of a merchant's stock, and up to which position of its events. */
export interface Known {
  rows: Availability[]
  since: string | undefined
}

/** The rows with the changed ones in their places, by code. */
export function withChanges(rows: readonly Availability[], changed: readonly Availability[]): Availability[] {
  const bySku = new Map(rows.map(row => [row.sku, row]))
  for (const row of changed) bySku.set(row.sku, row)
  return [...bySku.values()].sort((one, other) => (one.sku < other.sku ? -1 : one.sku > other.sku ? 1 : 0))
}
