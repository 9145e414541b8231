import type { Schemas } from '../../../api/client'
import { makeGrid, type Grid } from './grid'

export type Figures = Record<'units' | 'promised' | 'skus' | 'fill' | 'since' | 'picks', Float64Array>

/** Every shelf of a site as drawn, in parallel arrays; millimetres, y to the north. */
export interface FloorModel {
  codes: readonly string[]
  indexOf: ReadonlyMap<string, number>
  kindOf: (shelf: number) => string
  zoneOf: (shelf: number) => string
  left: Float64Array
  bottom: Float64Array
  width: number[]
  depth: number
  bounds: Box
  figures: Figures
  aisles: readonly { name: string; x: number; y: number }[]
  /** Docks, benches and other locations outside of aisles. */
  places: ReadonlySet<number>
  grid: Grid
}

export interface Box {
  left: number
  bottom: number
  right: number
  top: number
}

/** The fraction of the distance to the next shelf that a shelf is drawn with. */
const drawn = 0.88
const [leastPitch, mostPitch, onlyPitch] = [250, 4_000, 1_200]
/** The most locations outside of aisles that count as places with a name below, so that a floor without aisles is not covered by text. */
const mostPlaces = 60
const names = ['units', 'promised', 'skus', 'fill', 'since', 'picks'] as const

export function makeModel(floor: Schemas['FloorAnswer']): FloorModel {
  const { codes, x, y, z } = floor
  const [pitchX, pitchY] = [pitchOf(x, y), pitchOf(y, x)]
  const [wide, depth] = [pitchX * drawn, pitchY * drawn]
  const [left, bottom, width] = [new Float64Array(codes.length), new Float64Array(codes.length), new Array<number>(codes.length)]
  for (const stack of stacksOf(x, y, z)) {
    // The levels of a bay are drawn side by side, the lowest on the left.
    stack.forEach((shelf, level) => {
      width[shelf] = wide / stack.length
      left[shelf] = (x[shelf] ?? 0) - wide / 2 + level * (wide / stack.length)
      bottom[shelf] = (y[shelf] ?? 0) - depth / 2
    })
  }
  const figures = Object.fromEntries(names.map(name => [name, Float64Array.from(floor.figures[name])])) as Figures
  return {
    codes, indexOf: new Map(codes.map((code, i) => [code, i])),
    kindOf: shelf => floor.kinds[floor.kind[shelf] ?? 0] ?? '', zoneOf: shelf => floor.zones[floor.zone[shelf] ?? 0] ?? '',
    left, bottom, width, depth, figures, bounds: boundsOf(left, bottom, width, depth), aisles: aislesOf(floor),
    places: new Set(codes.flatMap((_, shelf) => (floor.aisles[floor.aisle[shelf] ?? 0] === '' ? [shelf] : [])).slice(0, mostPlaces)),
    grid: makeGrid(left, bottom, width, depth),
  }
}

/** Updates figures that were read again; returns the shelves whose look has changed. */
export function update(model: FloorModel, changed: Schemas['ChangedShelves']): number[] {
  return changed.codes.flatMap((code, i) => {
    const shelf = model.indexOf.get(code)
    if (shelf === undefined) return []
    for (const name of names) model.figures[name][shelf] = changed.figures[name][i] ?? 0
    return [shelf]
  })
}

export const boxOf = ({ left, bottom, width, depth }: FloorModel, shelf: number): Box => {
  const [from, low] = [left[shelf] ?? 0, bottom[shelf] ?? 0]
  return { left: from, bottom: low, right: from + (width[shelf] ?? 0), top: low + depth }
}

export const centreOf = (model: FloorModel, shelf: number): [x: number, y: number] => {
  const { left, bottom, right, top } = boxOf(model, shelf)
  return [(left + right) / 2, (bottom + top) / 2]
}

/** Returns the usual distance to the next shelf along an axis: the lower quartile, so that aisles and gaps do not count. */
function pitchOf(along: readonly number[], across: readonly number[]): number {
  const rows = new Map<number, Set<number>>()
  along.forEach((at, i) => rows.set(across[i] ?? 0, (rows.get(across[i] ?? 0) ?? new Set()).add(at)))
  const gaps: number[] = []
  for (const row of rows.values()) {
    const sorted = [...row].sort((a, b) => a - b)
    for (let i = 1; i < sorted.length; i++) gaps.push((sorted[i] ?? 0) - (sorted[i - 1] ?? 0))
  }
  gaps.sort((a, b) => a - b)
  return Math.min(mostPitch, Math.max(leastPitch, gaps[Math.floor(gaps.length / 4)] ?? onlyPitch))
}

function stacksOf(x: readonly number[], y: readonly number[], z: readonly number[]): Iterable<number[]> {
  const stacks = new Map<string, number[]>()
  x.forEach((_, i) => {
    const place = `${x[i]} ${y[i]}`
    const stack = stacks.get(place)
    if (stack) stack.push(i)
    else stacks.set(place, [i])
  })
  for (const stack of stacks.values()) stack.sort((a, b) => (z[a] ?? 0) - (z[b] ?? 0))
  return stacks.values()
}

function boundsOf(left: Float64Array, bottom: Float64Array, width: readonly number[], depth: number): Box {
  const box = { left: Infinity, bottom: Infinity, right: -Infinity, top: -Infinity }
  for (let i = 0; i < left.length; i++) {
    const [x, y] = [left[i] ?? 0, bottom[i] ?? 0]
    box.left = Math.min(box.left, x)
    box.bottom = Math.min(box.bottom, y)
    box.right = Math.max(box.right, x + (width[i] ?? 0))
    box.top = Math.max(box.top, y + depth)
  }
  return left.length > 0 ? box : { left: 0, bottom: 0, right: 10_000, top: 10_000 }
}

/** Returns the position of each aisle's name, at the aisle's start. */
function aislesOf({ aisles, aisle, x, y }: Schemas['FloorAnswer']): FloorModel['aisles'] {
  return aisles.flatMap((name, number) => {
    if (name === '') return []
    let [sum, count, low] = [0, 0, Infinity]
    aisle.forEach((of, i) => {
      if (of !== number) return
      sum += x[i] ?? 0
      count++
      low = Math.min(low, y[i] ?? 0)
    })
    return [{ name, x: sum / count, y: low }]
  })
}
