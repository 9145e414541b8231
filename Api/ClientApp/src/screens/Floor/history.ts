/** Whose goods an event of a shelf is about, and by how much they changed; null where it says nothing of that. */
export interface Change {
  sku: string | null
  quantity: number | null
}

interface Said {
  key?: { sku?: unknown }
  goods?: unknown
  quantity?: unknown
}

export function changeOf({ type, data }: { type: string; data: unknown }): Change {
  const said = (data ?? {}) as Said
  if (type === 'goodsPut' || type === 'goodsTaken') {
    const goods = Array.isArray(said.goods) ? (said.goods as Said[]) : []
    const units = goods.reduce((sum, one) => sum + Number(one.quantity ?? 0), 0)
    return { sku: skusOf(goods.map(one => one.key?.sku)), quantity: type === 'goodsPut' ? units : -units }
  }
  if (type === 'stockAdjusted') return { sku: skusOf([said.key?.sku]), quantity: Number(said.quantity ?? 0) }
  if (type === 'stockAllocated') return { sku: skusOf([said.key?.sku]), quantity: null }
  return { sku: null, quantity: null }
}

/** `acme/MUG` is told as `MUG`. */
function skusOf(ids: readonly unknown[]): string | null {
  const codes = new Set(ids.filter(id => typeof id === 'string').map(id => id.slice(id.indexOf('/') + 1)))
  return codes.size === 0 ? null : [...codes].join(', ')
}
