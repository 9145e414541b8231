import { expect, it } from 'vitest'
import type { Availability } from './changes'
import { figuresOf } from './figures'

const row: Availability = {
  sku: 'MUG', onHand: 20, available: 11, reserved: 5, backordered: 1, availableToPromise: 12, availableToSell: 12, asOf: '', position: '',
  unavailable: { damaged: 1, quarantine: 0, expired: 0, receiving: 2, putBack: 0, inDoubt: 1, elsewhere: 0 }, inbound: [{ at: '', quantity: 7 }],
  sites: [{ site: 'PAR1', onHand: 9, available: 6, reserved: 2 }],
}

it('adds up over all sites', () => {
  expect(figuresOf(row, '', 'Mug')).toMatchObject({ onHand: 20, unavailable: 4, inbound: 7, ats: 12 })
})

it('says why units may not be sold, and names no reason that there is not', () => {
  expect(figuresOf(row, '', 'Mug').parts).toEqual([{ bucket: 'damaged', units: 1 }, { bucket: 'receiving', units: 2 }, { bucket: 'inDoubt', units: 1 }])
})

it('says of one site only what is known of it', () => {
  expect(figuresOf(row, 'PAR1', 'Mug')).toMatchObject({ onHand: 9, available: 6, unavailable: 1, ats: null })
  expect(figuresOf(row, 'LYS1', 'Mug')).toMatchObject({ onHand: 0, available: 0 })
})
