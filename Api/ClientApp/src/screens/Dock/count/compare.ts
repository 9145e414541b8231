import type { Schemas } from '../../../api/client'
import type { CountLine } from './countFlow'

export type Delivery = Schemas['InboundView']

/** One SKU of a delivery: expected, counted, and the part not booked yet. */
export interface Compared {
  sku: string
  expected: number
  /** Booked and not yet booked together. */
  counted: number
  /** The part of `counted` that is not booked yet. */
  inHand: number
  differences: { kind: string; quantity: number }[]
  /** Still expected while the count is open. */
  open: number
}

const bad = ['damaged', 'expired', 'wrong', 'quarantine'] as const

/** Returns the discrepancies so far by SKU; missing units are short only when the count is complete. */
export function compare(delivery: Delivery, inHand: readonly CountLine[]): Compared[] {
  const skus = new Set([...delivery.lines.map(({ sku }) => sku), ...inHand.map(({ sku }) => sku)])
  const isCounted = !['announced', 'receiving'].includes(delivery.status)
  return [...skus].map(sku => {
    const told = delivery.lines.filter(line => line.sku === sku)
    const now = inHand.filter(line => line.sku === sku)
    const sum = (of: (line: Delivery['lines'][number]) => number) => told.reduce((total, line) => total + of(line), 0)
    const [expected, held] = [sum(line => line.expected), now.reduce((total, line) => total + line.quantity, 0)]
    const counted = sum(line => line.received) + held
    const differences: Compared['differences'] = bad
      .map(kind => ({ kind, quantity: sum(line => line[kind]) + now.filter(({ condition }) => condition === kind).reduce((total, line) => total + line.quantity, 0) }))
      .filter(({ quantity }) => quantity > 0)
    if (!delivery.blind && counted > expected) differences.unshift({ kind: expected > 0 ? 'over' : 'unexpected', quantity: counted - expected })
    if (!delivery.blind && isCounted && counted < expected) differences.unshift({ kind: 'short', quantity: expected - counted })
    return { sku, expected, counted, inHand: held, differences, open: isCounted ? 0 : Math.max(0, expected - counted) }
  })
}
