/** Returns the goods of a location's event and their change in quantity; null when the event concerns no goods. */
export interface Change {
  sku: string | null
  quantity: number | null
}

interface Part {
  key?: { sku?: unknown }
  quantity?: unknown
  inDoubt?: unknown
}

interface Said {
  /** Changes of the stock there; quantities signed. */
  changes?: unknown
  /** Changes of allocations. */
  plans?: unknown
  /** The lines of a count. */
  lines?: unknown
  /** Units that a picker took as planned; one unit when no quantity is given. */
  picked?: { sku?: unknown; quantity?: unknown }
}

export function changeOf({ data }: { data: unknown }): Change {
  const said = (data ?? {}) as Said
  if (said.picked) return { sku: skusOf([said.picked.sku]), quantity: -Number(said.picked.quantity ?? 1) }
  const changes = partsOf(said.changes)
  const about = [changes, partsOf(said.plans), partsOf(said.lines)].find(parts => parts.length > 0) ?? []
  const units = changes.reduce((sum, one) => sum + Number(one.quantity ?? 0), 0)
  return { sku: skusOf(about.map(one => one.key?.sku)), quantity: units === 0 ? null : units }
}

/** Returns the change of units in doubt. */
export const doubtOf = ({ data }: { data: unknown }): number =>
  partsOf(((data ?? {}) as Said).changes).reduce((sum, one) => sum + Number(one.inDoubt ?? 0), 0)

const partsOf = (parts: unknown): Part[] => (Array.isArray(parts) ? (parts as Part[]) : [])

/** Shortens `acme/MUG` to `MUG`. */
function skusOf(ids: readonly unknown[]): string | null {
  const codes = new Set(ids.filter(id => typeof id === 'string').map(id => id.slice(id.indexOf('/') + 1)))
  return codes.size === 0 ? null : [...codes].join(', ')
}
