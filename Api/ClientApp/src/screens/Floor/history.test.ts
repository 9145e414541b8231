import { expect, it } from 'vitest'
import { changeOf } from './history'

it('reads what came and went out of events', () => {
  const goods = [{ key: { sku: 'acme/MUG' }, quantity: 3 }, { key: { sku: 'acme/TEA' }, quantity: 2 }]
  expect(changeOf({ type: 'goodsPut', data: { goods } })).toEqual({ sku: 'MUG, TEA', quantity: 5 })
  expect(changeOf({ type: 'goodsTaken', data: { goods } }).quantity).toBe(-5)
  expect(changeOf({ type: 'stockAdjusted', data: { key: { sku: 'acme/MUG' }, quantity: -1 } })).toEqual({ sku: 'MUG', quantity: -1 })
  expect(changeOf({ type: 'somethingNew', data: null })).toEqual({ sku: null, quantity: null })
})
