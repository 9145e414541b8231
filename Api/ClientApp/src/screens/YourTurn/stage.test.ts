import { expect, it } from 'vitest'
import { at, orderOf } from './stage'

it('knows the order of a fulfilment, whatever its number looks like', () => {
  expect(orderOf({ fulfilment: 'kissa-aoi:web:1001:1' })).toEqual({ merchant: 'kissa-aoi', order: 'web:1001' })
})

it('writes what it is given into the path so that nothing in it is read as one', () => {
  expect(at`/merchants/${'A & B'}/orders/${'web:10/01'}`).toBe('/api/v1/merchants/A%20%26%20B/orders/web%3A10%2F01')
})
