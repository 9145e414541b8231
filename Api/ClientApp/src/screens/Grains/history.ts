import type { Schemas } from '../../api/client'

export type Activity = Schemas['ActivityReport']

/** What the charts show of one second. */
export interface Moment {
  at: number
  calls: number
  events: number
  failures: number
  running: number
  /** Milliseconds; null when there was no call. */
  p50: number | null
  p99: number | null
  /** Events that the slowest follower of the log is behind. */
  lag: number
}

/** How far back the charts reach. */
export const keptMs = 5 * 60_000

export function momentOf(report: Activity): Moment {
  return {
    at: Date.parse(report.at),
    calls: report.total.callsPerSecond, events: report.log.eventsPerSecond, failures: report.total.failuresPerSecond,
    running: report.total.running,
    p50: report.total.p50Ms ?? null, p99: report.total.p99Ms ?? null,
    lag: Math.max(0, ...report.followers.map(follower => follower.lag)),
  }
}

/** The history with one more moment, without what is too old; a report that was told before changes nothing. */
export function withMoment(history: readonly Moment[], moment: Moment): readonly Moment[] {
  const last = history.at(-1)
  if (last && moment.at <= last.at) return history
  return [...history.filter(({ at }) => at > moment.at - keptMs), moment]
}
