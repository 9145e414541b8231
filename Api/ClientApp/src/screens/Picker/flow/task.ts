import type { Schemas } from '../../../api/client'

export type Task = Schemas['TaskView']
export type Stop = Schemas['StopView']

/** What of one stop goes into one tote: the unit of a picker's work. */
export interface Leg {
  stop: Stop
  tote: string
  open: number
}

export const openAt = (stop: Stop): number => Math.max(0, stop.quantity - stop.done - stop.short)

/** All that is to be done, in walking order. */
export function legsOf(task: Task): Leg[] {
  return task.stops.flatMap(stop => {
    let rest = openAt(stop)
    const totes = [...new Set(stop.drops.map(drop => drop.tote))]
    return totes.flatMap(tote => {
      const wanted = stop.drops.filter(drop => drop.tote === tote).reduce((sum, drop) => sum + Math.max(0, drop.quantity - drop.done), 0)
      const open = Math.min(rest, wanted)
      rest -= open
      return open > 0 ? [{ stop, tote, open }] : []
    })
  })
}

/** What the server will make of a pick that it has not heard of yet: so that the next stop can be shown without it. */
export function withPick(task: Task, { stop: number, tote, quantity, short }: { stop: number; tote: string; quantity: number; short?: unknown }): Task {
  const stops = task.stops.map(stop => {
    if (stop.stop !== number) return stop
    let rest = quantity
    const drops = stop.drops.map(drop => {
      const part = drop.tote === tote ? Math.min(rest, Math.max(0, drop.quantity - drop.done)) : 0
      rest -= part
      return { ...drop, done: drop.done + part }
    })
    const done = Math.min(stop.quantity, stop.done + quantity)
    return { ...stop, done, drops, short: short === undefined ? stop.short : stop.quantity - done }
  })
  return { ...task, stops }
}

export const progressOf = (task: Task) => ({
  done: task.stops.filter(stop => openAt(stop) === 0).length,
  stops: task.stops.length,
})
