import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { makeRefresher } from './refresher'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const takes = (ms: number) => vi.fn(() => new Promise<void>(done => setTimeout(done, ms)))

it('reads at once', () => {
  const read = takes(10)
  makeRefresher(read)()
  expect(read).toHaveBeenCalledTimes(1)
})

it('pauses between reads, and reads once more after the last call', async () => {
  const started: number[] = []
  const refresh = makeRefresher(() => {
    started.push(Date.now())
    return new Promise(done => setTimeout(done, 10))
  })
  let lastCall = 0
  for (let i = 0; i < 50; i++) {
    refresh()
    lastCall = Date.now()
    await vi.advanceTimersByTimeAsync(10)
  }
  await vi.advanceTimersByTimeAsync(500)
  expect(started.length).toBeLessThanOrEqual(10)
  expect(Math.min(...started.slice(1).map((at, i) => at - (started[i] ?? 0)))).toBeGreaterThanOrEqual(50)
  expect(started.at(-1)).toBeGreaterThanOrEqual(lastCall)
})

it('never has two reads under way, and reads again what changed during one', async () => {
  const read = takes(1000)
  const refresh = makeRefresher(read)
  refresh()
  await vi.advanceTimersByTimeAsync(500)
  refresh()
  expect(read).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(2000)
  expect(read).toHaveBeenCalledTimes(2)
})

it('goes on after a read that failed', async () => {
  const read = vi.fn().mockRejectedValueOnce(new Error('down')).mockResolvedValue(undefined)
  const refresh = makeRefresher(read)
  refresh()
  await vi.advanceTimersByTimeAsync(200)
  refresh()
  expect(read).toHaveBeenCalledTimes(2)
})
