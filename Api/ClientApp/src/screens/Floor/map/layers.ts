import type { Figures } from './floorModel'

/** A colour scale; each step is a range of figures. */
export interface Layer {
  name: 'fill' | 'age' | 'heat'
  /** The lowest figure of each step; the first is for empty or untouched locations. */
  steps: readonly number[]
  of: (figures: Figures, shelf: number, now: number) => number
  light: readonly string[]
  dark: readonly string[]
}

const dayMs = 86_400_000
/** Above every real figure: there are goods whose volume is unknown. */
const unknown = 10_000

const blues = ['#e8edf1', '#c6e2ec', '#8fc6d8', '#4f9fb9', '#1c7390', '#0b4a60', '#b3261e', '#b7a6d8']
const bluesDark = ['#222c35', '#1d4252', '#1f6179', '#2c86a3', '#57b0ca', '#a5dcec', '#ff8a80', '#6d5a94']
const earths = ['#e8edf1', '#d9e8c9', '#f1d98a', '#e5a94f', '#c2672c', '#7d2f1c']
const earthsDark = ['#222c35', '#3d5230', '#7f6d26', '#b07a2c', '#d9853f', '#ffb38a']
const heats = ['#e8edf1', '#fde3b0', '#fbb662', '#f0803c', '#cf4436', '#7c1d4d']
const heatsDark = ['#222c35', '#6b4a1f', '#a8651f', '#dc8230', '#ffa65c', '#ffe0c2']

/** Steps differ in lightness as well as in hue; the panel and the table show the figures. */
export const layers: Record<Layer['name'], Layer> = {
  fill: {
    name: 'fill', steps: [0, 1, 25, 50, 75, 95, 101, unknown], light: blues, dark: bluesDark,
    of: (figures, shelf) => ((figures.fill[shelf] ?? 0) < 0 ? unknown : (figures.fill[shelf] ?? 0)),
  },
  age: {
    name: 'age', steps: [0, 0.0001, 1, 7, 30, 90], light: earths, dark: earthsDark,
    of: (figures, shelf, now) => ((figures.since[shelf] ?? 0) === 0 ? 0 : Math.max(0.0001, (now - (figures.since[shelf] ?? 0)) / dayMs)),
  },
  heat: { name: 'heat', steps: [0, 1, 3, 6, 11, 21], light: heats, dark: heatsDark, of: (figures, shelf) => figures.picks[shelf] ?? 0 },
}

export function stepOf(layer: Layer, figure: number): number {
  let step = 0
  while (step + 1 < layer.steps.length && figure >= (layer.steps[step + 1] ?? Infinity)) step++
  return step
}
