import { askUntyped, type Schemas } from '../../api/client'
import type { Stage } from './demo'

export type Task = Schemas['TaskView']
export type Stop = Task['stops'][number]
type Drop = Stop['drops'][number]

/** An order and its merchant. */
export interface Ordered {
  merchant: string
  order: string
}

/** How often to try: the demo's other pickers may take a visitor's order first. */
const tries = 20
let placed = 0

/** Builds a path of the API with every part encoded. */
export const at = (strings: TemplateStringsArray, ...parts: readonly string[]) =>
  `/api/v1${String.raw({ raw: strings }, ...parts.map(encodeURIComponent))}`

/** Orders one mug from the stage's shop. */
export async function buy({ merchant, channel, site, sku }: Stage): Promise<Ordered> {
  const name = 'A visitor'
  const { id } = await askUntyped<{ id: string }>('POST', at`/merchants/${merchant}/orders`, {
    number: `YOURS-${Date.now().toString(36).toUpperCase()}-${++placed}`, channel, site, customer: { name },
    shipTo: { name, line1: '1 Market Street', city: 'Utrecht', postcode: '3511 AX', country: 'NL' },
    lines: [{ sku, quantity: 1 }],
  })
  return { merchant, order: id }
}

/** Returns a task of the visiting picker with an open stop; places an order first when there is none. */
export async function takeTask(stage: Stage): Promise<{ task: Task; stop: Stop; ordered: Ordered }> {
  const { site, picker } = stage
  for (let i = 0; i < tries; i++) {
    const task = await askUntyped<Task | undefined>('POST', at`/sites/${site}/pickers/${picker}/nextTask`, {})
    const stop = task?.stops.find(one => leftAt(one) > 0 && one.drops.length > 0)
    const [drop] = stop?.drops ?? []
    if (task && stop && drop) return { task, stop, ordered: orderOf(drop) }
    await buy(stage)
    await askUntyped('POST', at`/sites/${site}/waves`, { maxOrders: 5 })
  }
  throw new Error('no task')
}

export const leftAt = (stop: Stop) => stop.quantity - stop.done - stop.short

/** Returns the order of a fulfilment: `acme:web:1001:1` is the first of `web:1001`. */
export function orderOf({ fulfilment }: Pick<Drop, 'fulfilment'>): Ordered {
  const [merchant = '', channel = '', number = ''] = fulfilment.split(':')
  return { merchant, order: `${channel}:${number}` }
}

export const pick = ({ site, picker }: Stage, task: Task, { stop }: Stop, quantity: number, reason?: string) =>
  askUntyped('POST', at`/sites/${site}/tasks/${task.task}/picks`, { picker, stop, quantity, short: reason === undefined ? null : { reason } })

/** Gives the task back; it may be done already. */
export const giveBack = ({ site, picker }: Stage, task: Task) =>
  askUntyped('POST', at`/sites/${site}/tasks/${task.task}/release`, { picker, reason: 'The visitor goes on' }).catch(() => undefined)
