import { expect, it } from 'vitest'
import { progressOf } from './progress'

const line = (quantities: object) => ({
  line: '1', sku: 'A', quantity: 0, reserved: 0, backordered: 0, uom: null, unitPrice: null,
  quantities: { ordered: 0, cancelled: 0, backordered: 0, reserved: 0, picked: 0, packed: 0, shipped: 0, delivered: 0, returned: 0, ...quantities },
})

it('counts what has left as reserved, and leaves out what was cancelled', () => {
  const { steps, wanted } = progressOf({
    lines: [line({ ordered: 5, cancelled: 1, reserved: 2, picked: 3, packed: 2, shipped: 2 }), line({ ordered: 3, reserved: 3 })],
  })
  expect(wanted).toBe(7)
  expect(Object.fromEntries(steps.map(step => [step.name, step.units])))
    .toEqual({ reserved: 7, picked: 3, packed: 2, shipped: 2, delivered: 0 })
})
