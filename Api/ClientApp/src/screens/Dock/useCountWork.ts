import { useSyncExternalStore } from 'react'
import { CountWork, type CountState } from './count/CountWork'

const known = new Map<string, CountWork>()

/** The single count of a delivery on this device. */
export function useCountWork(site: string, merchant: string, asn: string): [CountWork, CountState] {
  const name = `${site}/${merchant}/${asn}`
  const work = known.get(name) ?? new CountWork(site, merchant, asn)
  known.set(name, work)
  return [work, useSyncExternalStore(work.watch, work.get)]
}
