import type { Availability } from './changes'

/** A row of the list. Null means that the figure does not exist per site. */
export interface Figures {
  sku: string
  description: string
  onHand: number
  available: number
  reserved: number
  unavailable: number
  /** The reasons; empty for a single site. */
  parts: { bucket: string; units: number }[]
  backordered: number | null
  inbound: number | null
  ats: number | null
}

/** Returns the unavailable units by reason, without reasons that have none. */
export const partsOf = ({ unavailable }: Pick<Availability, 'unavailable'>): { bucket: string; units: number }[] =>
  Object.entries(unavailable).flatMap(([bucket, units]) => (units > 0 ? [{ bucket, units }] : []))

/** Returns the figures of one site, or of all when empty. */
export function figuresOf(row: Availability, site: string, description: string): Figures {
  const { sku } = row
  if (site === '') {
    const unavailable = Object.values(row.unavailable).reduce((sum, units) => sum + units, 0)
    const inbound = row.inbound.reduce((sum, { quantity }) => sum + quantity, 0)
    return {
      sku, description, unavailable, inbound, parts: partsOf(row), onHand: row.onHand, available: row.available, reserved: row.reserved,
      backordered: row.backordered, ats: row.availableToSell,
    }
  }
  const there = row.sites.find(known => known.site === site)
  const { onHand, available, reserved } = there ?? { onHand: 0, available: 0, reserved: 0 }
  return { sku, description, onHand, available, reserved, unavailable: onHand - available - reserved, parts: [], backordered: null, inbound: null, ats: null }
}
