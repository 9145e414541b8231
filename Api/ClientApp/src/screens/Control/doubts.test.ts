import { expect, it } from 'vitest'
import { differenceOf, meantBy, placesOf, serialsIn } from './doubts'
import type { Doubt } from './useDoubts'

const doubt = (some: Partial<Doubt>): Doubt => ({
  location: 'A-01', holderKind: 'location', merchant: 'acme', sku: 'MUG', lot: null, quantity: 3, since: '', reason: 'tooFew', by: 'user:ann',
  byName: 'Ann', from: null, counts: ['A-01'], ...some,
})

it('counts the place first, and then where the goods are said to be from', () => {
  expect(placesOf(doubt({}))).toEqual([{ location: 'A-01', merchant: 'acme', sku: 'MUG', lot: undefined }])
  const inTote = doubt({ location: 'T-7', holderKind: 'container', lot: 'L1', from: 'A-01', counts: ['T-7', 'A-01'] })
  expect(placesOf(inTote).map(({ location, lot }) => [location, lot])).toEqual([['T-7', 'L1'], ['A-01', 'L1']])
})

it('finds doubts by place, by goods, and by where goods are said to be from', () => {
  const all = [doubt({}), doubt({ location: 'B-02', sku: 'TEA' }), doubt({ location: 'T-7', sku: 'POT', from: 'B-02' })]
  expect(meantBy(all, ['A-01']).map(({ sku }) => sku)).toEqual(['MUG'])
  expect(meantBy(all, ['TEA']).map(({ location }) => location)).toEqual(['B-02'])
  expect(meantBy(all, ['B-02']).map(({ sku }) => sku)).toEqual(['TEA', 'POT'])
  expect(meantBy(all, ['X'])).toEqual([])
})

it('says by how much a count differs from the books', () => {
  expect(differenceOf({ counted: 7, expected: 10 })).toBe(-3)
  expect(differenceOf({ counted: 12, expected: 10 })).toBe(2)
})

it('takes serial numbers as they are scanned, each once', () => {
  expect(serialsIn('S1\nS2\n\n S1 \n')).toEqual(['S1', 'S2'])
  expect(serialsIn(' \n')).toEqual([])
})
