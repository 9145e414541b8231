import type { Order } from '../useOrder'

const names = ['reserved', 'picked', 'packed', 'shipped', 'delivered'] as const

/** Returns how many units have reached at least each step, of those not cancelled. */
export function progressOf(order: Pick<Order, 'lines'>) {
  const sum = (of: (line: Order['lines'][number]['quantities']) => number) =>
    order.lines.reduce((total, line) => total + of(line.quantities), 0)
  const wanted = sum(line => line.ordered - line.cancelled)
  const steps = names.map(name => ({
    name,
    // `reserved` counts current reservations only; shipped units were reserved before.
    units: Math.min(wanted, sum(line => (name === 'reserved' ? line.reserved + line.shipped : line[name]))),
  }))
  return { steps, wanted }
}
