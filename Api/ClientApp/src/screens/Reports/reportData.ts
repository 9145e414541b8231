/** Flattens a row: `{ hours: { median: 2 } }` becomes `{ 'hours.median': 2 }`. */
export type Row = Record<string, string | number | null>

export interface Report {
  rows: Row[]
  total: Row
}

type Answered = Record<string, unknown>

export function flat(row: Answered, prefix = ''): Row {
  return Object.fromEntries(Object.entries(row).flatMap(([name, value]) => (
    typeof value === 'object' && value !== null ? Object.entries(flat(value as Answered, `${prefix}${name}.`)) : [[`${prefix}${name}`, value as string | number | null]]
  )))
}

export const reportOf = (answer: { rows: Answered[]; total: Answered }): Report => ({ rows: answer.rows.map(row => flat(row)), total: flat(answer.total) })

/** Returns the rows' totals by currency, the one with most orders first; different currencies are never added up. */
export function amountsOf(rows: readonly Row[]): { currency: string; amount: number }[] {
  const sums = new Map<string, { amount: number; orders: number }>()
  for (const { currency, amount, orders } of rows) {
    if (typeof currency !== 'string' || typeof amount !== 'number') continue
    const sum = sums.get(currency) ?? { amount: 0, orders: 0 }
    sums.set(currency, { amount: sum.amount + amount, orders: sum.orders + Number(orders) })
  }
  return [...sums].sort((one, other) => other[1].orders - one[1].orders).map(([currency, { amount }]) => ({ currency, amount }))
}

/** Returns the single merchant of all rows; null when there are several or none. */
export function onlyMerchant(rows: readonly Row[]): string | null {
  const [first, ...others] = new Set(rows.map(row => row.merchant))
  return typeof first === 'string' && others.length === 0 ? first : null
}

const most = 5

/**
 * Returns orders by source in the form of a chart: a row per period with a field per source. The sources are the channels of a
 * single merchant, or the merchants when there are several. All but the largest few are combined.
 */
export function bySource(rows: readonly Row[], others: string): { data: Row[]; sources: string[] } {
  const isOne = new Set(rows.map(row => row.merchant)).size <= 1
  const sourceOf = (row: Row) => String((isOne ? row.channel : row.merchant) ?? '')
  const sums = new Map<string, number>()
  for (const row of rows) sums.set(sourceOf(row), (sums.get(sourceOf(row)) ?? 0) + Number(row.orders))
  const sorted = [...sums].sort((one, other) => other[1] - one[1]).map(([source]) => source)
  const shown = new Set(sorted.slice(0, sorted.length > most + 1 ? most : most + 1))
  const data = new Map<string, Row>()
  for (const row of rows) {
    const period = String(row.period)
    const into = data.get(period) ?? { period }
    const source = shown.has(sourceOf(row)) ? sourceOf(row) : others
    into[source] = Number(into[source] ?? 0) + Number(row.orders)
    data.set(period, into)
  }
  return { data: [...data.values()], sources: [...shown, ...(shown.size < sorted.length ? [others] : [])] }
}
