/** Whose goods an event of a shelf is about, and by how much they changed; null where it says nothing of that. */
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
  /** Of what lies there; quantities signed. */
  changes?: unknown
  /** What work has got or lost. */
  plans?: unknown
  /** Of a count. */
  lines?: unknown
  /** What a picker took as it was planned; one unit where it does not say how many. */
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

/** How many units came into doubt by it, or (below 0) left it. */
export const doubtOf = ({ data }: { data: unknown }): number =>
  partsOf(((data ?? {}) as Said).changes).reduce((sum, one) => sum + Number(one.inDoubt ?? 0), 0)

const partsOf = (parts: unknown): Part[] => (Array.isArray(parts) ? (parts as Part[]) : [])

/** `acme/MUG` is told as `MUG`. */
function skusOf(ids: readonly unknown[]): string | null {
  const codes = new Set(ids.filter(id => typeof id === 'string').map(id => id.slice(id.indexOf('/') + 1)))
  return codes.size === 0 ? null : [...codes].join(', ')
}
