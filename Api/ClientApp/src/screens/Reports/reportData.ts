/** A row as it is shown: `{ hours: { median: 2 } }` is `{ 'hours.median': 2 }`. */
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

/** What the rows come to in each currency, the most orders first: currencies are never added up. */
export function amountsOf(rows: readonly Row[]): { currency: string; amount: number }[] {
  const sums = new Map<string, { amount: number; orders: number }>()
  for (const { currency, amount, orders } of rows) {
    if (typeof currency !== 'string' || typeof amount !== 'number') continue
    const sum = sums.get(currency) ?? { amount: 0, orders: 0 }
    sums.set(currency, { amount: sum.amount + amount, orders: sum.orders + Number(orders) })
  }
  return [...sums].sort((one, other) => other[1].orders - one[1].orders).map(([currency, { amount }]) => ({ currency, amount }))
}

/** The one merchant that all rows are about; null where there are several, or none. */
export function onlyMerchant(rows: readonly Row[]): string | null {
  const [first, ...others] = new Set(rows.map(row => row.merchant))
  return typeof first === 'string' && others.length === 0 ? first : null
}

const most = 5

/**
 * Orders by source, as a chart takes them: a row for each period, and in it a field for each source. A single merchant's sources
 * are his channels; of several merchants each is one. Beyond the greatest few they are one together.
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
