import type { Schemas } from '../../api/client'

export type Tracked = Schemas['TrackedOrder']
export type Stage = Tracked['stage']

export const steps = ['ordered', 'prepared', 'shipped', 'delivered'] as const

/** How many steps are done; null for statuses outside of the steps. */
export function stepsDone(stage: Stage): number | null {
  switch (stage) {
    case 'received':
    case 'waiting':
    case 'preparing':
      return 1
    case 'packed':
      return 2
    case 'partlyShipped':
    case 'onItsWay':
    case 'outForDelivery':
    case 'problem':
      return 3
    case 'delivered':
      return 4
    default:
      return null
  }
}

export const toneOf = (stage: Stage): 'good' | 'warn' | 'bad' | 'busy' =>
  stage === 'delivered' ? 'good' : stage === 'waiting' ? 'warn' : stage === 'problem' || stage === 'cancelled' ? 'bad' : 'busy'

/** Parses a calendar date, `2026-11-24`, independent of the reader's time zone. */
export const dayOf = (date: string): Date => new Date(`${date}T12:00:00`)

/** Returns an item's units by state; each unit is in one state. */
export function partsOf({ quantity, cancelled, waiting, shipped, delivered }: Omit<Tracked['items'][number], 'line' | 'description'>) {
  const open = quantity - cancelled - waiting - shipped
  const parts = { delivered, shipped: shipped - delivered, open, waiting, cancelled }
  return (Object.keys(parts) as (keyof typeof parts)[]).filter(name => parts[name] > 0).map(name => ({ name, units: parts[name] }))
}
