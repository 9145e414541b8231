import { useState } from 'react'
import type { Schemas } from '../../api/client'
import { tell } from '../../scan/feedback'
import { useLookUp, type Found } from '../Picker/useLookUp'
import { linesOf } from './packFlow'

export type Fulfilment = Schemas['LookupFulfilment']

/** The statuses in which a fulfilment can be packed. */
const readyOf = (found: Found | null | undefined) => (found?.fulfilments ?? []).filter(part => linesOf(part).length > 0)

/** Finds the fulfilment to pack by a tote or an order; calls back at once when only one matches. */
export function useFind(site: string, onFound: (fulfilment: Fulfilment) => void) {
  const { found, failure, look, clear } = useLookUp(site)
  const [asked, setAsked] = useState('')
  const open = async (code: string, name = code) => {
    setAsked(name)
    const ready = readyOf(await look(code))
    tell(ready.length > 0 ? 'ok' : 'error')
    const [only] = ready
    if (only && ready.length === 1) onFound(only)
  }
  return { found, failure, asked, ready: readyOf(found), open, clear }
}
