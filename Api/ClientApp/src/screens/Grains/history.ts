import type { Schemas } from '../../api/client'

export type Activity = Schemas['ActivityReport']
export type Past = Schemas['ActivityPast']

/** The figures of one point of the charts. */
export interface Moment {
  at: number
  calls: number
  events: number
  failures: number
  running: number
  /** Milliseconds; null without calls. */
  p50: number | null
  p99: number | null
  /** The lag of the slowest follower of the log, in events. */
  lag: number
}

/** The server's history, extended by reports received since. */
export interface History {
  /** The interval between points. */
  stepMs: number
  /** The period that is kept. */
  keptMs: number
  /** The points of finished intervals, the oldest first. */
  ended: readonly Moment[]
  /** The point of the current interval. */
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
 * Returns the history with one more report and without points that are too old; a report received before changes nothing. As on the
 * server, the reports of one interval become one point: the newest, with the highest calls in progress and lag.
 */
export function withMoment(history: History, moment: Moment): History {
  const { stepMs, keptMs, ended, last } = history
  if (!last) return { ...history, last: moment }
  if (moment.at <= last.at) return history
  if (Math.floor(last.at / stepMs) !== Math.floor(moment.at / stepMs))
    return { ...history, ended: [...ended, last].filter(({ at }) => at > moment.at - keptMs), last: moment }
  return { ...history, last: { ...moment, running: Math.max(last.running, moment.running), lag: Math.max(last.lag, moment.lag) } }
}
