import { expect, it } from 'vitest'
import { csvAddress } from './csv'

it('asks for the whole list, narrowed as it is on the screen', () => {
  expect(csvAddress('/api/v1/merchants/acme/orders', { q: 'bo svensson', status: 'picking' }))
    .toBe('/api/v1/merchants/acme/orders?q=bo+svensson&status=picking&format=csv')
})
