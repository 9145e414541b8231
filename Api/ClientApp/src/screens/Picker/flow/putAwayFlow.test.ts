import { expect, it } from 'vitest'
import { asksSerials, meant, scanShelf, setQuantity, startPutAway, tellPutAway } from './putAwayFlow'

const task = {
  id: 'PA-1', status: 'open' as const, merchant: 'acme', sku: 'MUG', quantity: 24, lot: null as string | null, expiry: null, serial: null, lpn: 'P1',
  from: 'DOCK', to: 'A-01' as string | null, reasons: [], fromKind: 'location' as const, version: 1, serials: [] as string[], picker: null,
}

it('is done as proposed with one scan of the shelf', () => {
  expect(scanShelf(startPutAway(task), 'A-01')).toMatchObject({ sound: 'done', complete: {}, to: 'A-01' })
})

it('takes another shelf only when it is meant', () => {
  const once = scanShelf(startPutAway(task), 'B-07')
  expect(once).toMatchObject({ sound: 'error', flow: { other: 'B-07' } })
  expect(once.complete).toBeUndefined()
  expect(scanShelf(once.flow, 'B-07').complete).toEqual({ lines: [{ location: 'B-07', quantity: 24 }] })
  expect(scanShelf(once.flow, 'C-01').complete).toBeUndefined()
})

it('tells a part, with its lot, and never more than there is', () => {
  const part = setQuantity(startPutAway({ ...task, lot: 'L7' }), 10)
  expect(scanShelf(part, 'A-01').complete).toEqual({ lines: [{ location: 'A-01', quantity: 10, lot: 'L7' }] })
  expect(setQuantity(part, 99).quantity).toBe(24)
  expect(setQuantity(part, 0).quantity).toBe(1)
})

it('takes any shelf when none was found', () => {
  expect(scanShelf(startPutAway({ ...task, to: null }), 'C-01').complete).toEqual({ lines: [{ location: 'C-01', quantity: 24 }] })
})

it('does not take the goods for a shelf, not even where any shelf will do', () => {
  const anywhere = startPutAway({ ...task, to: null })
  expect(scanShelf(anywhere, '04006381333931', { barcodes: ['4006381333931'] })).toEqual({ flow: anywhere, sound: 'error', isGoods: true })
  expect(scanShelf(anywhere, 'MUG').complete).toBeUndefined()
})

it('finds tasks by goods, place and plate', () => {
  expect(meant([task], ['P1'])).toHaveLength(1)
  expect(meant([task], ['x', 'MUG'])).toHaveLength(1)
  expect(meant([task], ['TEA'])).toHaveLength(0)
})

it('asks which units it is that go to a shelf, where each has its number and some go elsewhere', () => {
  const carried = { hasSerials: true }
  const all = startPutAway({ ...task, quantity: 3 })
  expect(asksSerials(all, carried)).toBe(false)
  const two = setQuantity(all, 2)
  expect(asksSerials(two, carried)).toBe(true)
  const first = scanShelf(two, 'S1', carried)
  expect(first).toMatchObject({ sound: 'ok', flow: { serials: ['S1'] } })
  expect(scanShelf(first.flow, 'S1', carried)).toMatchObject({ sound: 'error', flow: { serials: ['S1'] } })
  expect(scanShelf(first.flow, 'A-01', carried)).toMatchObject({ sound: 'error' })
  const both = scanShelf(first.flow, 'S2', carried)
  expect(scanShelf(both.flow, 'A-01', carried).complete).toEqual({ lines: [{ location: 'A-01', quantity: 2, serials: ['S1', 'S2'] }] })
})

it('hears that there is less to put away, or nothing any more', () => {
  const all = startPutAway(task)
  expect(tellPutAway(all, { ...task, quantity: 20 })).toMatchObject({ quantity: 20, task: { quantity: 20 } })
  expect(tellPutAway(setQuantity(all, 6), { ...task, quantity: 20 })).toMatchObject({ quantity: 6 })
  expect(tellPutAway(setQuantity(all, 22), { ...task, quantity: 20 })).toMatchObject({ quantity: 20 })
  expect(tellPutAway(all, { ...task, status: 'ended' })).toBeNull()
})
