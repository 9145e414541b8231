import { expect, it } from 'vitest'
import { bodyOf, everything, leftOut, orderOf } from './waveFilters'

it('asks for nothing that was not chosen', () => {
  expect(bodyOf(everything)).toEqual({ kind: 'batch', maxOrders: 50, merchants: [], channels: [], carriers: [], fulfilments: null, dueBefore: null, minPriority: null })
  expect(bodyOf({ ...everything, dueBefore: '2030-01-02' }).dueBefore).toBe(new Date(2030, 0, 2).toISOString())
  expect(bodyOf({ ...everything, minPriority: 2, dueBefore: '2030-01-01T18:00' })).toMatchObject({ minPriority: 2, dueBefore: new Date('2030-01-01T18:00').toISOString() })
})

it('gathers what was left out by its reason', () => {
  expect(leftOut([{ fulfilment: 'a', reason: 'not_on_shelf' }, { fulfilment: 'b', reason: 'changed' }, { fulfilment: 'c', reason: 'not_on_shelf' }]))
    .toEqual([{ reason: 'not_on_shelf', fulfilments: ['a', 'c'] }, { reason: 'changed', fulfilments: ['b'] }])
})

it('knows whose order a fulfilment is of', () => {
  expect(orderOf('acme:web:1001:1')).toEqual({ merchant: 'acme', order: 'web:1001', number: '1001' })
})
