import type { Schemas } from '../../../api/client'
import type { Order } from '../useOrder'

export interface Cancellable {
  line: string
  sku: string
  /** The units that have not been shipped yet. */
  most: number
}

/** Returns the units that can still be cancelled, by line; none when the server allows no cancellation. */
export function cancellableOf(order: Pick<Order, 'lines' | 'allowedActions'>): Cancellable[] {
  if (!order.allowedActions.includes('cancel')) return []
  return order.lines
    .map(({ line, sku, quantities }) => ({ line, sku, most: quantities.ordered - quantities.cancelled - quantities.shipped }))
    .filter(({ most }) => most > 0)
}

/** A cancellation of everything names no lines, so that concurrent changes are cancelled too. */
export function cancelBody(lines: readonly Cancellable[], quantities: Readonly<Record<string, number>>, reason: string): Schemas['CancelBody'] {
  const wanted = lines.map(({ line, most }) => ({ line, quantity: quantities[line] ?? most, most }))
  if (wanted.every(({ quantity, most }) => quantity === most)) return { reason, lines: null }
  return { reason, lines: wanted.filter(({ quantity }) => quantity > 0).map(({ line, quantity }) => ({ line, quantity })) }
}
