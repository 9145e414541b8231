import type { Schemas } from '../../api/client'

export type WaveBody = Schemas['WaveBody']

/** A wave's filters, as entered in the form. */
export interface WaveFilters {
  kind: 'batch' | 'single'
  maxOrders: number
  merchants: string[]
  channels: string[]
  carriers: string[]
  /** In the reader's time zone, in the format of `DateField`: a day alone means its start; empty means no limit. */
  dueBefore: string
  minPriority: number
}

export const mostOrders = 1_000
export const everything: WaveFilters = { kind: 'batch', maxOrders: 50, merchants: [], channels: [], carriers: [], dueBefore: '', minPriority: 0 }

export function bodyOf(filters: WaveFilters): WaveBody {
  const { kind, maxOrders, merchants, channels, carriers, dueBefore, minPriority } = filters
  return {
    kind, maxOrders, merchants, channels, carriers, fulfilments: null,
    dueBefore: dueBefore === '' ? null : new Date(dueBefore.includes('T') ? dueBefore : `${dueBefore}T00:00`).toISOString(),
    minPriority: minPriority === 0 ? null : minPriority,
  }
}

/** How many were left out, by reason. */
export function leftOut(notPlanned: readonly { fulfilment: string; reason: string }[]): { reason: string; fulfilments: string[] }[] {
  const reasons = [...new Set(notPlanned.map(({ reason }) => reason))]
  return reasons.map(reason => ({ reason, fulfilments: notPlanned.filter(left => left.reason === reason).map(({ fulfilment }) => fulfilment) }))
}

/** `acme:web:1001:1` is part 1 of order `web:1001` of `acme`. */
export function orderOf(fulfilment: string): { merchant: string; order: string; number: string } {
  const [merchant = '', channel = '', number = ''] = fulfilment.split(':')
  return { merchant, order: `${channel}:${number}`, number }
}
