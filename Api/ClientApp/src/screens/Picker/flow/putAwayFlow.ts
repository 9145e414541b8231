import type { Schemas } from '../../../api/client'
import { canonical, readScan } from '../../../scan/gs1'

type Task = Schemas['PutAwayView']

export interface PutAwayFlow {
  task: Task
  quantity: number
  /** A shelf that was scanned and is not the proposed one: a second scan of it, or a button, means it. */
  other?: string
}

export interface PutAwayTurn {
  flow: PutAwayFlow
  sound: 'ok' | 'error' | 'done'
  /** What to tell the server: nothing means as proposed. */
  complete?: { lines?: { location: string; quantity: number; lot?: string }[] }
  to?: string
  /** The goods were scanned, and a shelf is asked for. */
  isGoods?: true
}

export const startPutAway = (task: Task): PutAwayFlow => ({ task, quantity: task.quantity })

export const setQuantity = (flow: PutAwayFlow, quantity: number): PutAwayFlow =>
  ({ ...flow, quantity: Math.max(1, Math.min(flow.task.quantity, Math.trunc(quantity))) })

/** The other shelf was a mistake. */
export const withoutOther = ({ task, quantity }: PutAwayFlow): PutAwayFlow => ({ task, quantity })

/** A shelf was scanned. People are believed: it may be another one than proposed, but not by mistake. */
export function scanShelf(flow: PutAwayFlow, typed: string, barcodes: readonly string[] = []): PutAwayTurn {
  const { code } = readScan(typed)
  const { task } = flow
  const isGoods = code === task.sku || barcodes.some(barcode => canonical(barcode) === canonical(code))
  if (isGoods && code !== task.to) return { flow, sound: 'error', isGoods }
  if (task.to == null || code === task.to || code === flow.other) return complete(flow, code)
  return { flow: { ...flow, other: code }, sound: 'error' }
}

function complete(flow: PutAwayFlow, location: string): PutAwayTurn {
  const { task, quantity } = flow
  const asProposed = location === task.to && quantity === task.quantity
  const line = task.lot == null ? { location, quantity } : { location, quantity, lot: task.lot }
  return { flow, sound: 'done', to: location, complete: asProposed ? {} : { lines: [line] } }
}

/** The tasks that a scan means: of those goods, or from that tote, pallet or place. */
export const meant = <T extends Task>(tasks: readonly T[], codes: readonly string[]): T[] =>
  tasks.filter(task => codes.some(code => code === task.sku || code === task.from || code === task.lpn || code === task.id))
