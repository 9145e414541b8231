import { expect, it } from 'vitest'
import { dayOf, partsOf, stepsDone } from './stages'

it('says of every unit once where it is', () => {
  const parts = partsOf({ quantity: 10, cancelled: 1, waiting: 2, shipped: 5, delivered: 3 })
  expect(parts).toEqual([
    { name: 'delivered', units: 3 }, { name: 'shipped', units: 2 }, { name: 'open', units: 2 }, { name: 'waiting', units: 2 }, { name: 'cancelled', units: 1 },
  ])
})

it('goes forward with the order, and shows no way for one that goes nowhere', () => {
  expect([stepsDone('received'), stepsDone('packed'), stepsDone('onItsWay'), stepsDone('delivered')]).toEqual([1, 2, 3, 4])
  expect(stepsDone('cancelled')).toBeNull()
})

it('means the day that is written, in any time zone', () => {
  expect(dayOf('2026-11-24').getDate()).toBe(24)
})
