import { expect, it } from 'vitest'
import type { Figures } from './figures'
import { stockCsv } from './stockCsv'

it('has a row for each row of the screen, and leaves empty what is not known of a single site', () => {
  const mug: Figures = { sku: 'MUG', description: 'Blue mug', onHand: 9, available: 6, reserved: 2, unavailable: 1, backordered: null, inbound: null, ats: null }
  expect(stockCsv([mug]).split('\r\n')).toEqual([
    'sku,description,onHand,available,reserved,unavailable,backordered,inbound,availableToSell', 'MUG,Blue mug,9,6,2,1,,,', '',
  ])
})
