/** The list's filters, as they are in the address. */
export interface OrderFilters {
  q: string
  status: string
  channel: string
  site: string
  /** Days, `2026-11-21`, in the reader's time zone; both inclusive. */
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

/** Returns the API's query parameters: times instead of days, without empty values. */
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
