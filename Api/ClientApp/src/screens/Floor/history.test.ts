import { expect, it } from 'vitest'
import { changeOf, doubtOf } from './history'

const mug = { sku: 'acme/MUG' }

it('reads what came and went out of events', () => {
  const changes = [{ key: mug, quantity: 3, inDoubt: 0 }, { key: { sku: 'acme/TEA' }, quantity: 2, inDoubt: 0 }]
  expect(changeOf({ data: { changes, plans: [] } })).toEqual({ sku: 'MUG, TEA', quantity: 5 })
  expect(changeOf({ data: { changes: [{ key: mug, quantity: -1, inDoubt: 0 }] } })).toEqual({ sku: 'MUG', quantity: -1 })
  expect(changeOf({ data: { picked: { sku: 'acme/MUG', for: 'web:1001:1|1' } } })).toEqual({ sku: 'MUG', quantity: -1 })
  expect(changeOf({ data: { picked: { sku: 'acme/MUG', quantity: 4 } } })).toEqual({ sku: 'MUG', quantity: -4 })
  expect(changeOf({ data: null })).toEqual({ sku: null, quantity: null })
})

it('says whose goods work has got, and what was counted, where nothing came or went', () => {
  expect(changeOf({ data: { changes: [], plans: [{ name: 'P1', key: mug, quantity: 2 }] } })).toEqual({ sku: 'MUG', quantity: null })
  expect(changeOf({ data: { changes: [], plans: [], lines: [{ key: mug, counted: 2, books: 3 }] } })).toEqual({ sku: 'MUG', quantity: null })
})

it('tells what came into doubt', () => {
  expect(doubtOf({ data: { changes: [{ key: mug, quantity: 0, inDoubt: 4 }] } })).toBe(4)
  expect(doubtOf({ data: null })).toBe(0)
})
