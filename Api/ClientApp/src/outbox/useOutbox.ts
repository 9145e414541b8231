import { useEffect, useSyncExternalStore } from 'react'
import { api, ask } from '../api/client'
import { Outbox, type Operation, type OutboxState } from './outbox'

const known = new Map<string, Outbox>()
const retryMs = 4_000

/** The single outbox of a site on this device. */
export function outboxOf(site: string): Outbox {
  const box = known.get(site) ?? new Outbox(`outbox.${site}`, post, localStorage)
  known.set(site, box)
  return box
}

/** Returns waiting and refused actions; while mounted, waiting ones are retried. */
export function useOutbox(site: string): OutboxState {
  const box = outboxOf(site)
  useEffect(() => {
    const flush = () => void box.flush()
    const timer = setInterval(() => box.get().waiting.length > 0 && flush(), retryMs)
    globalThis.addEventListener('online', flush)
    flush()
    return () => {
      clearInterval(timer)
      globalThis.removeEventListener('online', flush)
    }
  }, [box])
  return useSyncExternalStore(box.watch, box.get)
}

/** A request without an answer within this time is retried with the same key. */
const patienceMs = 15_000

function post({ path, body, key }: Operation): Promise<unknown> {
  const request = api as unknown as {
    request: (method: string, path: string, init: unknown) => Promise<{ data?: unknown; error?: unknown; response: Response }>
  }
  return ask(request.request('post', path, { body, headers: { 'Idempotency-Key': key }, signal: AbortSignal.timeout(patienceMs) }))
}
