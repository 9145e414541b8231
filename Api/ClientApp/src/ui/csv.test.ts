import { expect, it } from 'vitest'
import { csvAddress, csvText } from './csv'

it('asks for the whole list, narrowed as it is on the screen', () => {
  expect(csvAddress('/api/v1/merchants/acme/orders', { q: 'bo svensson', status: 'picking' }))
    .toBe('/api/v1/merchants/acme/orders?q=bo+svensson&status=picking&format=csv')
})

it('writes what any text may hold, and no formula', () => {
  expect(csvText(['sku', 'description', 'onHand'], [['A', 'Mug, "blue"', -3], ['=1+1', 'two\nlines', null]]))
    .toBe('sku,description,onHand\r\nA,"Mug, ""blue""",-3\r\n\'=1+1,"two\nlines",\r\n')
})
