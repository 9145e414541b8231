import { api, ask } from '../../api/client'
import { Problem } from '../../api/problem'
import { kill, type Stage } from './demo'
import { buy, type Ordered } from './stage'

/** The experiment's progress and results. */
export interface Fate {
  step: 'buying' | 'away' | 'checking' | 'done'
  /** Orders that the server has confirmed. */
  answered: readonly Ordered[]
  awayMs?: number
  found?: number
  missing?: number
}

const before = 12
const atOnce = 4
const glanceMs = 150

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

/** Places orders continuously, kills the server meanwhile, waits until it is back, and looks up every order that was confirmed. */
export async function killWhileBuying(stage: Stage, tell: (fate: Fate) => void): Promise<void> {
  const answered: Ordered[] = []
  const buying = Array.from({ length: atOnce }, () => buyUntilAway(stage, order => {
    answered.push(order)
    tell({ step: 'buying', answered: [...answered] })
    if (answered.length === before) void kill().catch(() => undefined)
  }))
  await Promise.all(buying)
  const since = Date.now()
  tell({ step: 'away', answered })
  while (!await isReady()) await pause(glanceMs)
  const awayMs = Date.now() - since
  tell({ step: 'checking', answered, awayMs })
  const there = await Promise.all(answered.map(isThere))
  const found = there.filter(Boolean).length
  tell({ step: 'done', answered, awayMs, found, missing: answered.length - found })
}

/** Throws refusals, for the user to see; a missing answer is expected. */
async function buyUntilAway(stage: Stage, bought: (order: Ordered) => void): Promise<void> {
  for (;;) {
    try {
      bought(await buy(stage))
    } catch (failure) {
      if (failure instanceof Problem && failure.status < 500) throw failure
      return
    }
  }
}

async function isReady(): Promise<boolean> {
  try {
    return (await fetch('/health/ready', { cache: 'no-store' })).ok
  } catch {
    return false
  }
}

/** Looks an order up; retries until the answer is definite, since a server that has just restarted may still be busy. */
async function isThere({ merchant, order }: Ordered): Promise<boolean> {
  for (;;) {
    try {
      await ask(api.GET('/api/v1/merchants/{merchant}/orders/{order}', { params: { path: { merchant, order } } }))
      return true
    } catch (failure) {
      if (failure instanceof Problem && failure.status < 500) return false
      await pause(glanceMs)
    }
  }
}
