import { expect, it } from 'vitest'
import { confirm, legOf, putOff, scan, setCount, short, start, tell, type Catalogue, type PickFlow } from './pickFlow'
import { withPick, type Stop, type Task } from './task'

const catalogue: Catalogue = {
  'acme/MUG': { description: 'Mug', tracking: 'none', barcodes: [{ value: '04006381333931', eaches: 1 }, { value: '14006381333938', eaches: 6 }] },
  'acme/TEA': { description: 'Tea', tracking: 'lot', barcodes: [{ value: '96385074', eaches: 1 }] },
  'acme/CAM': { description: 'Camera', tracking: 'serial', barcodes: [{ value: '5012345678900', eaches: 1 }] },
}

const stop = (number: number, location: string, sku: string, totes: Record<string, number>, more: Partial<Stop> = {}): Stop => ({
  stop: number, location, merchant: 'acme', sku, lot: null, expiry: null, serial: null, done: 0, short: 0,
  quantity: Object.values(totes).reduce((sum, quantity) => sum + quantity, 0),
  drops: Object.entries(totes).map(([tote, quantity]) => ({ fulfilment: `f-${tote}`, line: '1', tote, quantity, done: 0 })),
  ...more,
})

const task = (...stops: Stop[]): Task => ({
  task: 'T1', wave: 'W1', kind: 'batch', status: 'assigned', picker: 'ann', distanceMm: 1,
  totes: [...new Set(stops.flatMap(({ drops }) => drops.map(drop => drop.tote)))], stops,
})

/** One scan after another; gives what came of the last. */
function scans(flow: PickFlow, ...typed: string[]) {
  let turn = scan(flow, typed[0] ?? '', catalogue)
  for (const one of typed.slice(1)) turn = scan(turn.flow, one, catalogue)
  return turn
}

it('goes from shelf to item to the next shelf', () => {
  const first = start(task(stop(1, 'A-01', 'MUG', { T: 2 }), stop(2, 'A-02', 'MUG', { T: 1 })))
  expect(first).toMatchObject({ step: 'location', at: { stop: 1, tote: 'T' } })
  expect(scans(first, 'A-01').flow.step).toBe('item')
  const one = scans(first, 'A-01', '4006381333931')
  expect(one).toMatchObject({ sound: 'ok', flow: { step: 'count', count: 1 } })
  const two = scans(one.flow, 'MUG')
  expect(two.pick).toEqual({ stop: 1, quantity: 2, tote: 'T', scanned: { location: 'A-01', barcode: 'MUG' } })
  expect(two).toMatchObject({ sound: 'done', flow: { step: 'location', at: { stop: 2 } } })
  expect(scans(two.flow, 'A-02', 'MUG').flow.step).toBe('done')
})

it('stops at a wrong shelf and at a wrong item, and says which is right', () => {
  const flow = start(task(stop(1, 'A-01', 'MUG', { T: 1 })))
  expect(scans(flow, 'B-09')).toMatchObject({ sound: 'error', wrong: { what: 'wrongLocation', scanned: 'B-09', wanted: 'A-01' }, flow: { step: 'location' } })
  expect(scans(flow, 'A-01', '96385074')).toMatchObject({ sound: 'error', wrong: { what: 'wrongItem', wanted: 'MUG' }, flow: { step: 'item', count: 0 } })
})

it('does no harm when the shelf is scanned twice', () => {
  expect(scans(start(task(stop(1, 'A-01', 'MUG', { T: 2 }))), 'A-01', 'A-01')).toMatchObject({ sound: 'ok', flow: { step: 'item', count: 0 } })
})

it('counts no more than is asked for', () => {
  const flow = scans(start(task(stop(1, 'A-01', 'MUG', { T: 2 }))), 'A-01', 'MUG').flow
  expect(scans(flow, '14006381333938')).toMatchObject({ sound: 'error', wrong: { what: 'tooMany', scanned: '7', wanted: '2' }, flow: { count: 1 } })
  expect(setCount(flow, 9).count).toBe(2)
  expect(setCount(flow, -1).count).toBe(0)
})

it('counts a case as what is in it', () => {
  expect(scans(start(task(stop(1, 'A-01', 'MUG', { T: 12 }))), 'A-01', '14006381333938').flow.count).toBe(6)
})

it('takes a number instead of many scans', () => {
  const flow = setCount(scans(start(task(stop(1, 'A-01', 'MUG', { T: 40 }))), 'A-01', 'MUG').flow, 40)
  expect(confirm(flow).pick).toMatchObject({ quantity: 40 })
})

it('leaves the rest of a stop to be picked when less is confirmed', () => {
  const turn = confirm(scans(start(task(stop(1, 'A-01', 'MUG', { T: 3 }))), 'A-01', 'MUG').flow)
  expect(turn.pick).toMatchObject({ quantity: 1 })
  expect(turn.pick).not.toHaveProperty('short')
  expect(legOf(turn.flow)?.open).toBe(2)
})

it('asks for the right tote when there are several on the cart', () => {
  const flow = start(task(stop(1, 'A-01', 'MUG', { T1: 1, T2: 1 })))
  const full = scans(flow, 'A-01', 'MUG')
  expect(full.flow.step).toBe('tote')
  expect(scans(full.flow, 'T2')).toMatchObject({ sound: 'error', wrong: { what: 'wrongTote', wanted: 'T1' } })
  const put = scans(full.flow, 'T1')
  expect(put.pick).toMatchObject({ tote: 'T1', quantity: 1 })
  // The same shelf: straight to the item.
  expect(put.flow).toMatchObject({ at: { stop: 1, tote: 'T2' }, step: 'item' })
})

it('takes what there is, and reports the rest short for the whole stop', () => {
  const flow = scans(start(task(stop(1, 'A-01', 'MUG', { T: 3 }), stop(2, 'A-02', 'MUG', { T: 1 }))), 'A-01', 'MUG').flow
  const turn = short(flow, 'damaged')
  expect(turn.pick).toMatchObject({ stop: 1, quantity: 1, short: { reason: 'damaged' } })
  expect(turn.flow.at?.stop).toBe(2)
  expect(short(start(task(stop(1, 'A-01', 'MUG', { T: 3 }))), 'empty').pick).toEqual({ stop: 1, quantity: 0, tote: 'T', scanned: {}, short: { reason: 'empty' } })
})

it('asks for the lot, from the barcode or by itself', () => {
  const flow = start(task(stop(1, 'A-01', 'TEA', { T: 1 }, { lot: 'L7' })))
  expect(scans(flow, 'A-01', '96385074').flow.step).toBe('lot')
  expect(scans(flow, 'A-01', '96385074', 'L8')).toMatchObject({ wrong: { what: 'wrongLot', wanted: 'L7' } })
  expect(scans(flow, 'A-01', '96385074', 'L7').pick).toMatchObject({ lot: 'L7', quantity: 1 })
  expect(scans(flow, 'A-01', '(01)00000096385074(10)L7').pick).toMatchObject({ lot: 'L7' })
})

it('collects every serial number once', () => {
  const flow = scans(start(task(stop(1, 'A-01', 'CAM', { T: 2 }))), 'A-01', '5012345678900', 'S1').flow
  expect(scans(flow, 'S1')).toMatchObject({ sound: 'error', wrong: { what: 'repeatedSerial' }, flow: { count: 1 } })
  expect(scans(flow, 'S2').pick).toMatchObject({ quantity: 2, serials: ['S1', 'S2'] })
})

it('puts a stop off until the others are done, and comes back', () => {
  const flow = putOff(start(task(stop(1, 'A-01', 'MUG', { T: 1 }), stop(2, 'A-02', 'MUG', { T: 1 }))))
  expect(flow.at?.stop).toBe(2)
  const back = scans(flow, 'A-02', 'MUG').flow
  expect(back.at?.stop).toBe(1)
  expect(putOff(putOff(flow)).at).not.toBeNull()
})

it('leaves goods that it knows nothing of to the server', () => {
  const other = task(stop(1, 'A-01', 'NEW', { T: 1 }))
  expect(scans(start(other), 'A-01', '123').pick).toMatchObject({ quantity: 1, scanned: { barcode: '123' } })
})

it('is the same after it was written down and read again', () => {
  const flow = scans(start(task(stop(1, 'A-01', 'MUG', { T: 3 }))), 'A-01', 'MUG').flow
  const again = JSON.parse(JSON.stringify(flow)) as PickFlow
  expect(scans(again, 'MUG', 'MUG').pick).toEqual(scans(flow, 'MUG', 'MUG').pick)
})

it('counts what the server has not heard of on top of what it says', () => {
  const fresh = task(stop(1, 'A-01', 'MUG', { T: 1 }), stop(2, 'A-02', 'MUG', { T: 2 }))
  const first = scans(start(fresh), 'A-01', 'MUG')
  const going = scans(first.flow, 'A-02', 'MUG').flow
  const told = tell(going, fresh, first.pick ? [first.pick] : [])
  expect(told.inHand).toBeUndefined()
  expect(told.flow).toMatchObject({ at: { stop: 2 }, step: 'count', count: 1 })
})

it('tells what to do with units in hand when their order is cancelled meanwhile', () => {
  const fresh = task(stop(1, 'A-01', 'MUG', { T: 2 }), stop(2, 'A-02', 'MUG', { T: 1 }))
  const flow = scans(start(fresh), 'A-01', 'MUG').flow
  const cancelled = { ...fresh, stops: fresh.stops.map(known => (known.stop === 1 ? { ...known, quantity: 0, drops: [] } : known)) }
  const told = tell(flow, cancelled, [])
  expect(told.inHand).toEqual({ sku: 'MUG', quantity: 1, location: 'A-01' })
  expect(told.flow).toMatchObject({ at: { stop: 2 }, step: 'location', count: 0 })
})

it('ends when the rest was done by somebody else', () => {
  const fresh = task(stop(1, 'A-01', 'MUG', { T: 2 }))
  expect(tell(start(fresh), withPick(fresh, { stop: 1, tote: 'T', quantity: 2 }), []).flow.step).toBe('done')
})

it('says how much of the leg in hand is still asked for, where that is less than before', () => {
  const fresh = task(stop(1, 'A-01', 'MUG', { T: 5 }), stop(2, 'A-02', 'MUG', { T: 1 }))
  const flow = start(fresh)
  const cut = (quantity: number) => ({ ...fresh, stops: fresh.stops.map(known => (known.stop === 1 ? stop(1, 'A-01', 'MUG', { T: quantity }) : known)) })
  expect(tell(flow, cut(3), [])).toMatchObject({ left: 3, flow: { at: { stop: 1 } } })
  expect(tell(flow, cut(0), [])).toMatchObject({ left: 0, flow: { at: { stop: 2 } } })
  expect(tell(flow, fresh, [])).not.toHaveProperty('left')
  // What is told and not heard yet is no news.
  const half = confirm(setCount(scans(flow, 'A-01', 'MUG').flow, 2))
  expect(tell(half.flow, fresh, half.pick ? [half.pick] : [])).not.toHaveProperty('left')
})
