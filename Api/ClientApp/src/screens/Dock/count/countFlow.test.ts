import { expect, it } from 'vitest'
import { compare, type Delivery } from './compare'
import { another, bodyOf, change, countGoods, countText, isReady, needOf, nothing, removeSerial, shownOrder, takesText, type Goods } from './countFlow'

const mug: Goods = { sku: 'MUG', description: 'Mug', tracking: 'none', expires: false, eaches: 1 }
const milk: Goods = { sku: 'MILK', description: 'Milk', tracking: 'lot', expires: true, eaches: 6 }
const phone: Goods = { sku: 'PHONE', description: 'Phone', tracking: 'serial', expires: false, eaches: 1 }

it('adds up what is scanned, cases by what is in them', () => {
  const one = countGoods(countGoods(nothing, mug, { code: '1' }).count, mug, { code: '1' }).count
  expect(countGoods(one, { ...mug, eaches: 12 }, { code: '2' }).count.lines).toMatchObject([{ sku: 'MUG', quantity: 14, condition: 'good' }])
})

it('counts each condition for itself', () => {
  const good = countGoods(nothing, mug, { code: '1' }).count
  const both = countGoods({ ...good, condition: 'damaged' }, mug, { code: '1' }).count
  expect(bodyOf(both)).toMatchObject([{ condition: 'good', quantity: 1 }, { condition: 'damaged', quantity: 1 }])
})

it('asks for the lot and the expiry, and takes both from a GS1 barcode', () => {
  const plain = countGoods(nothing, milk, { code: '1' }).count
  expect(takesText(plain)).toBe('lot')
  expect(isReady(plain)).toBe(false)
  const named = countText(plain, 'L1').count
  expect(named.lines.map(needOf)).toEqual(['expiry'])
  expect(isReady(change(named, 0, { expiry: '2027-01-31' }))).toBe(true)
  const scanned = countGoods(nothing, milk, { code: '1', lot: 'L2', expiry: '2027-02-28' }).count
  expect(isReady(scanned)).toBe(true)
  const other = countGoods(scanned, milk, { code: '1', lot: 'L3', expiry: '2027-03-31' }).count
  expect(other.lines.map(({ lot, quantity }) => [lot, quantity])).toEqual([['L2', 6], ['L3', 6]])
  expect(countGoods(other, milk, { code: '1' }).count.lines[1]).toMatchObject({ lot: 'L3', quantity: 12 })
})

it('counts another lot of the same goods for itself, where barcodes say no lot', () => {
  const first = countText(countGoods(nothing, milk, { code: '1' }).count, 'L1').count
  const begun = another(first, 0)
  expect(takesText(begun)).toBe('lot')
  const second = countText(countGoods(begun, milk, { code: '1' }).count, 'L2').count
  expect(second.lines.map(({ lot, quantity }) => [lot, quantity])).toEqual([['L1', 6], ['L2', 6]])
  expect(isReady(another(nothing, 0))).toBe(true)
})

it('shows what is in hand first', () => {
  const all = [mug, milk, phone].reduce((count, goods) => countGoods(count, goods, { code: '1' }).count, nothing)
  expect(shownOrder(all)).toEqual([2, 1, 0])
  expect(shownOrder({ ...all, at: 0 })).toEqual([0, 2, 1])
  expect(shownOrder({ ...all, at: -1 })).toEqual([2, 1, 0])
})

it('counts serial numbers one by one and no one twice', () => {
  const begun = countGoods(nothing, phone, { code: '1' }).count
  expect(begun.lines[0]?.quantity).toBe(0)
  const one = countText(begun, 'S1').count
  expect(one.lines[0]).toMatchObject({ quantity: 1, serials: ['S1'] })
  expect(removeSerial(one, 0, 'S1').lines[0]).toMatchObject({ quantity: 0, serials: [] })
  expect(countText(one, 'S1')).toMatchObject({ sound: 'error', wrong: { what: 'repeatedSerial' } })
  expect(countGoods(one, phone, { code: '1', serial: 'S2' }).count.lines[0]?.quantity).toBe(2)
})

const delivery = (status: Delivery['status'], received: number): Delivery => ({
  asn: 'A', merchant: 'm', site: 's', status, expectedAt: null, discrepancies: [], notes: [], blind: false, receipts: 0, version: 1,
  lines: [{ sku: 'MUG', expected: 10, received, good: received, damaged: 0, expired: 0, wrong: 0, quarantine: 0, lot: null, expiry: null }],
})

it('tells what is too much at once, and what is missing only when the count is complete', () => {
  const inHand = countGoods({ ...nothing, condition: 'damaged' }, { ...mug, eaches: 3 }, { code: '1' }).count.lines
  expect(compare(delivery('receiving', 5), inHand)[0]).toMatchObject({ counted: 8, inHand: 3, open: 2, differences: [{ kind: 'damaged', quantity: 3 }] })
  expect(compare(delivery('receiving', 9), inHand)[0]?.differences[0]).toEqual({ kind: 'over', quantity: 2 })
  expect(compare(delivery('discrepant', 5), [])[0]?.differences).toEqual([{ kind: 'short', quantity: 5 }])
  const stranger = countGoods(nothing, phone, { code: '1', serial: 'S' }).count.lines
  expect(compare(delivery('receiving', 0), stranger)[1]?.differences).toEqual([{ kind: 'unexpected', quantity: 1 }])
})
