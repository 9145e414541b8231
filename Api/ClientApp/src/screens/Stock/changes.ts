import type { Schemas } from '../../api/client'

export type Availability = Schemas['AvailabilityView']

/** A merchant's stock as read, and the position of the log up to which it is current. */
export interface Known {
  rows: Availability[]
  since: string | undefined
}

/** Merges changed rows into the list, sorted by code. */
export function withChanges(rows: readonly Availability[], changed: readonly Availability[]): Availability[] {
  const bySku = new Map(rows.map(row => [row.sku, row]))
  for (const row of changed) bySku.set(row.sku, row)
  return [...bySku.values()].sort((one, other) => (one.sku < other.sku ? -1 : one.sku > other.sku ? 1 : 0))
}
