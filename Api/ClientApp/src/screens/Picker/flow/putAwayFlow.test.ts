import { expect, it } from 'vitest'
import { meant, scanShelf, setQuantity, startPutAway } from './putAwayFlow'

const task = {
  id: 'PA-1', status: 'open' as const, merchant: 'acme', sku: 'MUG', quantity: 24, lot: null as string | null, expiry: null, serial: null, lpn: 'P1',
  from: 'DOCK', to: 'A-01' as string | null, reasons: [], fromKind: 'location' as const, version: 1,
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
  expect(scanShelf(anywhere, '04006381333931', ['4006381333931'])).toEqual({ flow: anywhere, sound: 'error', isGoods: true })
  expect(scanShelf(anywhere, 'MUG').complete).toBeUndefined()
})

it('finds tasks by goods, place and plate', () => {
  expect(meant([task], ['P1'])).toHaveLength(1)
  expect(meant([task], ['x', 'MUG'])).toHaveLength(1)
  expect(meant([task], ['TEA'])).toHaveLength(0)
})
