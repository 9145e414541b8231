import { expect, it } from 'vitest'
import { placeNames } from './names'

it('piles up the names of people who stand together and leaves the others where they are', () => {
  const [one, two, three, far] = placeNames([{ x: 100, y: 300, width: 80 }, { x: 104, y: 300, width: 80 }, { x: 98, y: 296, width: 80 }, { x: 400, y: 300, width: 80 }], 800)
  const heights = [one, two, three].map(name => name?.y ?? 0)
  expect(new Set(heights).size).toBe(3)
  heights.sort((a, b) => a - b)
  expect((heights[1] ?? 0) - (heights[0] ?? 0)).toBeGreaterThanOrEqual(18)
  expect(far).toEqual({ x: 400, y: 278, width: 80 })
})

it('keeps names within the map', () => {
  const [left, right] = placeNames([{ x: 2, y: 50, width: 80 }, { x: 798, y: 50, width: 80 }], 800)
  expect((left?.x ?? 0) - 40).toBeGreaterThanOrEqual(0)
  expect((right?.x ?? 0) + 40).toBeLessThanOrEqual(800)
})
