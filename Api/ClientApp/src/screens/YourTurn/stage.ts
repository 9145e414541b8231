import { askUntyped, type Schemas } from '../../api/client'
import type { Stage } from './demo'

export type Task = Schemas['TaskView']
export type Stop = Task['stops'][number]
type Drop = Stop['drops'][number]

/** An order and whose it is. */
export interface Ordered {
  merchant: string
  order: string
}

/** The other pickers of the demo are quick: what a visitor has bought may be theirs before he asks for it. */
const tries = 20
let placed = 0

/** A path of the API; every part is encoded. */
export const at = (strings: TemplateStringsArray, ...parts: readonly string[]) =>
  `/api/v1${String.raw({ raw: strings }, ...parts.map(encodeURIComponent))}`

/** One mug, bought at the stage's shop. */
export async function buy({ merchant, channel, site, sku }: Stage): Promise<Ordered> {
  const name = 'A visitor'
  const { id } = await askUntyped<{ id: string }>('POST', at`/merchants/${merchant}/orders`, {
    number: `YOURS-${Date.now().toString(36).toUpperCase()}-${++placed}`, channel, site, customer: { name },
    shipTo: { name, line1: '1 Market Street', city: 'Utrecht', postcode: '3511 AX', country: 'NL' },
    lines: [{ sku, quantity: 1 }],
  })
  return { merchant, order: id }
}

/** A task in the visiting picker's hands, with a stop that is still to be picked; where nothing is to be done, something is bought. */
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

/** `acme:web:1001:1` is the first fulfilment of `web:1001`. */
export function orderOf({ fulfilment }: Pick<Drop, 'fulfilment'>): Ordered {
  const [merchant = '', channel = '', number = ''] = fulfilment.split(':')
  return { merchant, order: `${channel}:${number}` }
}

export const pick = ({ site, picker }: Stage, task: Task, { stop }: Stop, quantity: number, reason?: string) =>
  askUntyped('POST', at`/sites/${site}/tasks/${task.task}/picks`, { picker, stop, quantity, short: reason === undefined ? null : { reason } })

/** Somebody else does the rest. It may be done already. */
export const giveBack = ({ site, picker }: Stage, task: Task) =>
  askUntyped('POST', at`/sites/${site}/tasks/${task.task}/release`, { picker, reason: 'The visitor goes on' }).catch(() => undefined)
