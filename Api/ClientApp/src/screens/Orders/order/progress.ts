import type { Order } from '../useOrder'

const names = ['reserved', 'picked', 'packed', 'shipped', 'delivered'] as const

/** Units that have come at least as far as each step; of those that are still wanted. */
export function progressOf(order: Pick<Order, 'lines'>) {
  const sum = (of: (line: Order['lines'][number]['quantities']) => number) =>
    order.lines.reduce((total, line) => total + of(line.quantities), 0)
  const wanted = sum(line => line.ordered - line.cancelled)
  const steps = names.map(name => ({
    name,
    // Reserved says what is claimed now; what has left was reserved once.
    units: Math.min(wanted, sum(line => (name === 'reserved' ? line.reserved + line.shipped : line[name]))),
  }))
  return { steps, wanted }
}
