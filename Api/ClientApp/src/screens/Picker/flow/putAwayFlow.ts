import type { Schemas } from '../../../api/client'
import { canonical, readScan } from '../../../scan/gs1'

type Task = Schemas['PutAwayView']

export interface PutAwayFlow {
  task: Task
  quantity: number
  /** Which units, where each has its number and not all of them go to one shelf. */
  serials?: string[]
  /** A shelf that was scanned and is not the proposed one: a second scan of it, or a button, means it. */
  other?: string
}

export interface PutAwayTurn {
  flow: PutAwayFlow
  sound: 'ok' | 'error' | 'done'
  /** What to tell the server: nothing means as proposed. */
  complete?: { lines?: { location: string; quantity: number; lot?: string; serials?: string[] }[] }
  to?: string
  /** The goods were scanned, and a shelf is asked for. */
  isGoods?: true
}

/** What the goods carry to be scanned. */
export interface Carried {
  barcodes?: readonly string[]
  hasSerials?: boolean
}

export const startPutAway = (task: Task): PutAwayFlow => ({ task, quantity: task.quantity })

export const setQuantity = (flow: PutAwayFlow, quantity: number): PutAwayFlow =>
  ({ ...flow, quantity: Math.max(1, Math.min(flow.task.quantity, Math.trunc(quantity))) })

/** The other shelf was a mistake. */
export const withoutOther = ({ task, quantity, serials }: PutAwayFlow): PutAwayFlow => serials ? { task, quantity, serials } : { task, quantity }

/** Of a part of the units, which they are has to be said before it is said where they went. */
export const asksSerials = ({ task, quantity, serials = [] }: PutAwayFlow, { hasSerials = false }: Carried): boolean =>
  hasSerials && quantity < task.quantity && serials.length < quantity

/** What there is to be put away has changed elsewhere: as much of it as is left; null when nothing is. */
export function tellPutAway(flow: PutAwayFlow, task: Task): PutAwayFlow | null {
  if (task.status !== 'open') return null
  const quantity = flow.quantity === flow.task.quantity ? task.quantity : Math.min(flow.quantity, task.quantity)
  return { ...flow, task, quantity }
}

/** A shelf was scanned. People are believed: it may be another one than proposed, but not by mistake. */
export function scanShelf(flow: PutAwayFlow, typed: string, carried: Carried = {}): PutAwayTurn {
  const { code, serial } = readScan(typed)
  const { barcodes = [] } = carried
  const { task } = flow
  if (asksSerials(flow, carried)) return atSerial(flow, serial ?? code)
  const isGoods = code === task.sku || barcodes.some(barcode => canonical(barcode) === canonical(code))
  if (isGoods && code !== task.to) return { flow, sound: 'error', isGoods }
  if (task.to == null || code === task.to || code === flow.other) return complete(flow, code)
  return { flow: { ...flow, other: code }, sound: 'error' }
}

function atSerial(flow: PutAwayFlow, serial: string): PutAwayTurn {
  const { serials = [], task } = flow
  const isWrong = serials.includes(serial) || serial === task.sku || serial === task.to
  return isWrong ? { flow, sound: 'error' } : { flow: { ...flow, serials: [...serials, serial] }, sound: 'ok' }
}

function complete(flow: PutAwayFlow, location: string): PutAwayTurn {
  const { task, quantity } = flow
  const asProposed = location === task.to && quantity === task.quantity
  const line: { location: string; quantity: number; lot?: string; serials?: string[] } = { location, quantity }
  if (task.lot != null) line.lot = task.lot
  // Where all of them went there, the server knows which they are.
  if (flow.serials && quantity < task.quantity) line.serials = flow.serials.slice(0, quantity)
  return { flow, sound: 'done', to: location, complete: asProposed ? {} : { lines: [line] } }
}

/** The tasks that a scan means: of those goods, or from that tote, pallet or place. */
export const meant = <T extends Task>(tasks: readonly T[], codes: readonly string[]): T[] =>
  tasks.filter(task => codes.some(code => code === task.sku || code === task.from || code === task.lpn || code === task.id))
