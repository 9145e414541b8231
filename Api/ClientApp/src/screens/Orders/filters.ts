/** What the list is narrowed to, as it stands in the address. */
export interface OrderFilters {
  q: string
  status: string
  channel: string
  site: string
  /** Days, `2026-11-21`, as the reader counts them; both included. */
  from: string
  to: string
}

const names = ['q', 'status', 'channel', 'site', 'from', 'to'] as const

export const orderStatuses = [
  'held', 'backordered', 'reserved', 'released', 'picking', 'picked', 'packed', 'partiallyShipped', 'shipped', 'delivered',
  'cancelled', 'returned',
] as const

export function readFilters(params: URLSearchParams): OrderFilters {
  return Object.fromEntries(names.map(name => [name, params.get(name) ?? ''])) as unknown as OrderFilters
}

export function writeFilters(filters: OrderFilters): URLSearchParams {
  return new URLSearchParams(names.filter(name => filters[name] !== '').map(name => [name, filters[name]]))
}

/** As the API asks for it: moments instead of days, nothing that is empty. */
export function toQuery({ from, to, ...rest }: OrderFilters): Record<string, string> {
  const query = {
    ...rest,
    q: rest.q.trim(),
    placedFrom: from && startOfDay(from).toISOString(),
    placedTo: to && startOfDay(to, 1).toISOString(),
  }
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))
}

function startOfDay(day: string, add = 0): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + add)
}
