import { expect, it } from 'vitest'
import { withChanges, type Availability } from './changes'

const row = (sku: string, onHand: number) => ({ sku, onHand }) as Availability

it('puts what changed in its place, and what is new in order', () => {
  const rows = withChanges([row('A', 1), row('C', 1)], [row('C', 2), row('B', 3)])
  expect(rows.map(({ sku, onHand }) => [sku, onHand])).toEqual([['A', 1], ['B', 3], ['C', 2]])
})
