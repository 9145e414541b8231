import type { Schemas } from '../../api/client'

export type Activity = Schemas['ActivityReport']
export type Past = Schemas['ActivityPast']

/** What the charts show of one moment. */
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

/** The server's, and what was seen since it was read. */
export interface History {
  /** How far moments are apart. */
  stepMs: number
  /** How far they reach back. */
  keptMs: number
  /** Of steps that are over, the oldest first. */
  ended: readonly Moment[]
  /** Of the present step. */
  last: Moment | undefined
}

export function momentOf(report: Activity): Moment {
  return {
    at: Date.parse(report.at),
    calls: report.total.callsPerSecond, events: report.log.eventsPerSecond, failures: report.total.failuresPerSecond,
    running: report.total.running,
    p50: report.total.p50Ms ?? null, p99: report.total.p99Ms ?? null,
    lag: Math.max(0, ...report.followers.map(follower => follower.lag)),
  }
}

export function historyOf(past: Past): History {
  const moments = past.points.map(point => ({
    at: Date.parse(point.at),
    calls: point.callsPerSecond, events: point.eventsPerSecond, failures: point.failuresPerSecond, running: point.running,
    p50: point.p50Ms ?? null, p99: point.p99Ms ?? null, lag: point.lag,
  }))
  return { stepMs: past.stepSeconds * 1000, keptMs: past.keptSeconds * 1000, ended: moments.slice(0, -1), last: moments.at(-1) }
}

/**
 * The history with one more moment, without what is too old; a report that was told before changes nothing. As on the server, moments
 * of one step are one: the newest, with the most that was under way and behind.
 */
export function withMoment(history: History, moment: Moment): History {
  const { stepMs, keptMs, ended, last } = history
  if (!last) return { ...history, last: moment }
  if (moment.at <= last.at) return history
  if (Math.floor(last.at / stepMs) !== Math.floor(moment.at / stepMs))
    return { ...history, ended: [...ended, last].filter(({ at }) => at > moment.at - keptMs), last: moment }
  return { ...history, last: { ...moment, running: Math.max(last.running, moment.running), lag: Math.max(last.lag, moment.lag) } }
}
