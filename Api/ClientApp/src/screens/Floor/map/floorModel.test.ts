import { expect, it } from 'vitest'
import { fit, pan, seen, toFloor, toScreen, zoom } from './camera'
import { boxOf, centreOf, makeModel, update } from './floorModel'
import { layers, stepOf } from './layers'

const floor = () => ({
  kinds: ['pick', 'overstock'], zones: ['A'], aisles: ['A', ''],
  codes: ['A-1-1', 'A-1-2', 'A-2-1', 'FAR'], kind: [0, 1, 0, 0], zone: [0, 0, 0, 0], aisle: [0, 0, 0, 1],
  x: [0, 0, 1000, 9000], y: [0, 0, 0, 8000], z: [0, 1500, 0, 0],
  figures: { units: [5, 0, 2, 0], promised: [0, 0, 0, 0], skus: [1, 0, 1, 0], fill: [40, 0, 120, 0], since: [1, 0, 1, 0], picks: [0, 0, 9, 0] },
})

it('puts shelves above one another side by side, the lowest on the left, and none over another', () => {
  const model = makeModel(floor())
  const [low, high, next] = [boxOf(model, 0), boxOf(model, 1), boxOf(model, 2)]
  expect(low.right).toBeCloseTo(high.left)
  expect(high.right).toBeLessThanOrEqual(next.left)
})

it('finds the shelf at a point, and what may be seen', () => {
  const model = makeModel(floor())
  for (let shelf = 0; shelf < 4; shelf++) expect(model.grid.at(...centreOf(model, shelf))).toBe(shelf)
  expect(model.grid.at(5000, 5000)).toBeNull()
  const found: number[] = []
  model.grid.within(8000, 7000, 10_000, 9000, shelf => found.push(shelf))
  expect(found).toContain(3)
})

it('finds each of ten thousand', () => {
  const count = 10_000
  const every = (of: (i: number) => number) => Array.from({ length: count }, (_, i) => of(i))
  const zeros = every(() => 0)
  const model = makeModel({
    kinds: ['pick'], zones: ['A'], aisles: [''], codes: every(i => i).map(String), kind: zeros, zone: zeros, aisle: zeros,
    x: every(i => (i % 100) * 1000), y: every(i => Math.floor(i / 100) * 1200), z: zeros,
    figures: { units: zeros, promised: zeros, skus: zeros, fill: zeros, since: zeros, picks: zeros },
  })
  for (let shelf = 0; shelf < count; shelf += 97) expect(model.grid.at(...centreOf(model, shelf))).toBe(shelf)
  let visited = 0
  model.grid.within(0, 0, 5000, 5000, () => visited++)
  expect(visited).toBeLessThan(300)
})

it('takes in shelves that changed and says which look different', () => {
  const model = makeModel(floor())
  const figures = { units: [7, 1], promised: [0, 0], skus: [1, 1], fill: [55, 0], since: [1, 1], picks: [0, 0] }
  expect(update(model, { codes: ['A-1-1', 'UNKNOWN'], figures })).toEqual([0])
  expect([model.figures.units[0], model.figures.fill[0]]).toEqual([7, 55])
})

it('keeps what is under the pointer there when zooming, and moves as far as the finger', () => {
  const size = { width: 800, height: 600 }
  const camera = fit({ left: 0, bottom: 0, right: 10_000, top: 10_000 }, size)
  const before = toFloor(camera, size, 123, 456)
  const after = toFloor(zoom(camera, size, 2, [123, 456]), size, 123, 456)
  expect(after[0]).toBeCloseTo(before[0])
  expect(after[1]).toBeCloseTo(before[1])
  const [x, y] = toScreen(pan(camera, 30, -20), size, ...before)
  expect([Math.round(x), Math.round(y)]).toEqual([153, 436])
  expect(seen(camera, size).right).toBeGreaterThan(10_000)
})

it('colours by the step that a figure has reached', () => {
  const { figures } = makeModel(floor())
  expect([0, 1, 2].map(shelf => stepOf(layers.fill, layers.fill.of(figures, shelf, 0)))).toEqual([2, 0, 6])
  expect(stepOf(layers.heat, layers.heat.of(figures, 2, 0))).toBe(3)
  const day = 86_400_000
  expect([0, 1].map(shelf => stepOf(layers.age, layers.age.of(figures, shelf, 8 * day)))).toEqual([3, 0])
})
