import { expect, it } from 'vitest'
import { keptMs, momentOf, withMoment, type Activity, type Moment } from './history'

const calls = { calls: 10, callsPerSecond: 2, failures: 1, failuresPerSecond: 0.1, running: 3, p50Ms: 1, p99Ms: 9, slowestMs: 12 }
const kind = (grain: string) => ({ grain, activations: 5, calls })
const report = (kinds: Activity['grains']): Activity => ({
  at: '2026-03-02T12:00:00Z', windowSeconds: 10, log: { position: 7, eventsPerSecond: 4 }, total: calls,
  silos: [], grains: kinds, methods: [], hot: [],
  followers: [{ kind: 'projection', name: 'orders', lag: 3 }, { kind: 'reactor', name: 'pick', lag: 8 }],
})

it('takes the one who is furthest behind', () => {
  expect(momentOf(report([kind('sku'), kind('order')]))).toMatchObject({ lag: 8, calls: 2, events: 4, p99: 9 })
})

it('keeps some minutes, each moment once', () => {
  const at = (time: number): Moment => ({ ...momentOf(report([])), at: time })
  let history: readonly Moment[] = []
  for (let second = 0; second < 400; second++) history = withMoment(history, at(second * 1000))

  expect(history.length).toBe(keptMs / 1000)
  expect(withMoment(history, at(399_000))).toBe(history)
})
