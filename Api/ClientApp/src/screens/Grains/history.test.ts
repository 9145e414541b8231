import { expect, it } from 'vitest'
import { historyOf, momentOf, withMoment, type Activity, type History, type Moment } from './history'

const calls = { calls: 10, callsPerSecond: 2, failures: 1, failuresPerSecond: 0.1, running: 3, p50Ms: 1, p99Ms: 9, slowestMs: 12 }
const kind = (grain: string) => ({ grain, activations: 5, calls })
const report = (kinds: Activity['grains']): Activity => ({
  at: '2026-03-02T12:00:00Z', windowSeconds: 10, log: { position: 7, eventsPerSecond: 4 }, total: calls,
  silos: [], grains: kinds, methods: [], hot: [],
  followers: [{ kind: 'projection', name: 'orders', lag: 3 }, { kind: 'reactor', name: 'pick', lag: 8 }],
})
const at = (second: number, change: Partial<Moment> = {}): Moment => ({ ...momentOf(report([])), at: second * 1000, ...change })
const empty: History = { stepMs: 5_000, keptMs: 3_600_000, ended: [], last: undefined }
const momentsOf = ({ ended, last }: History) => [...ended, ...(last ? [last] : [])]

it('takes the one who is furthest behind', () => {
  expect(momentOf(report([kind('sku'), kind('order')]))).toMatchObject({ lag: 8, calls: 2, events: 4, p99: 9 })
})

it('begins with what the server has kept', () => {
  const point = { callsPerSecond: 2, eventsPerSecond: 4, failuresPerSecond: 0, running: 1, lag: 6 }
  const history = historyOf({
    stepSeconds: 5, keptSeconds: 3600,
    points: [{ ...point, at: '2026-03-02T11:00:05Z', p50Ms: null, p99Ms: null }, { ...point, at: '2026-03-02T11:59:56Z', p50Ms: 1, p99Ms: 7 }],
  })

  const moments = momentsOf(withMoment(history, momentOf(report([]))))

  expect(moments.map(({ p99 }) => p99)).toEqual([null, 7, 9])
  expect(moments.map(({ lag }) => lag)).toEqual([6, 6, 8])
})

it('keeps an hour, one moment for each step', () => {
  let history = empty
  for (let second = 0; second < 4000; second++) history = withMoment(history, at(second))

  expect(history.ended).toHaveLength(720)
  expect(history.last?.at).toBe(3_999_000)
  expect(withMoment(history, at(3999))).toBe(history)
})

it('does not lose in a step what was of a moment', () => {
  const seen = [at(10, { running: 1, lag: 0 }), at(11, { running: 9, lag: 2 }), at(12, { running: 0, lag: 7, p99: 4 }), at(15, { running: 2, lag: 1 })]
  const history = seen.reduce(withMoment, empty)

  expect(momentsOf(history)).toEqual([at(12, { running: 9, lag: 7, p99: 4 }), at(15, { running: 2, lag: 1 })])
})

it('leaves what is over as it is, until a step ends', () => {
  const before = [at(10), at(15)].reduce(withMoment, empty)

  expect(withMoment(before, at(19)).ended).toBe(before.ended)
  expect(withMoment(before, at(20)).ended).toEqual([at(10), at(15)])
})
