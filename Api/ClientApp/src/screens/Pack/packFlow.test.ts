import { expect, it } from 'vitest'
import { isComplete, linesOf, parcelOf, scanItem, type PackLine } from './packFlow'

const barcodes = { MUG: [{ value: '4006381333931', eaches: 1 }, { value: '14006381333938', eaches: 6 }] }
const lines = (): PackLine[] => [{ line: '1', sku: 'MUG', wanted: 2, scanned: 0 }, { line: '2', sku: 'TEA', wanted: 1, scanned: 0 }]

it('wants what is in totes, and nothing of what is packed or not picked', () => {
  const line = (name: string, quantity: number) => ({
    line: name, sku: 'MUG', quantity: 3, picked: quantity, packed: 0, inTotes: quantity ? [{ tote: 'T', quantity }] : [],
  })
  const wanted = linesOf({ id: 'f', merchant: 'acme', number: '1', status: 'picked', shipBy: null, lines: [line('1', 2), line('2', 0)] })
  expect(wanted).toEqual([{ line: '1', sku: 'MUG', wanted: 2, scanned: 0 }])
})

it('counts every item and says when the box is complete', () => {
  const one = scanItem(lines(), '04006381333931', barcodes)
  expect(one).toMatchObject({ sound: 'ok' })
  const two = scanItem(scanItem(one.lines, 'MUG', barcodes).lines, 'TEA', barcodes)
  expect(two.sound).toBe('done')
  expect(isComplete(two.lines)).toBe(true)
})

it('stops at an item that does not belong into the box', () => {
  expect(scanItem(lines(), 'KETTLE', barcodes)).toMatchObject({ sound: 'error', wrong: { what: 'notOfThis', scanned: 'KETTLE' } })
})

it('stops at one too many, and at a case that is more than wanted', () => {
  const full = scanItem(scanItem(lines(), 'MUG', barcodes).lines, 'MUG', barcodes).lines
  expect(scanItem(full, 'MUG', barcodes)).toMatchObject({ sound: 'error', wrong: { what: 'tooMany' }, lines: full })
  expect(scanItem(lines(), '14006381333938', barcodes).wrong?.what).toBe('tooMany')
})

it('fills the second line of the same goods when the first is full', () => {
  const twice = [{ line: '1', sku: 'MUG', wanted: 1, scanned: 1 }, { line: '2', sku: 'MUG', wanted: 1, scanned: 0 }]
  expect(scanItem(twice, 'MUG', barcodes).lines[1]?.scanned).toBe(1)
})

it('packs what was scanned and leaves the rest to be packed', () => {
  const one = scanItem(lines(), 'MUG', barcodes).lines
  expect(parcelOf('f', one, 800, 'M')).toEqual({ lines: [{ fulfilment: 'f', line: '1', quantity: 1 }], weightGrams: 800, carton: 'M' })
})
