import { useState } from 'react'
import { api, ask, type Schemas } from '../../api/client'
import { readScan } from '../../scan/gs1'

export type Found = Schemas['Lookup']

/** What a scanned code is at a site. */
export const lookUp = (site: string, typed: string): Promise<Found> =>
  ask(api.GET('/api/v1/sites/{site}/lookup', { params: { path: { site }, query: { code: readScan(typed).code } } }))

export const isNothing = ({ location, parcel, skus, contents, fulfilments }: Found) =>
  location == null && parcel == null && skus.length + contents.length + fulfilments.length === 0

/** Asks what a scan is, one at a time; the last one counts. */
export function useLookUp(site: string) {
  const [state, setState] = useState<{ found?: Found; failure?: Error; isAsking: boolean }>({ isAsking: false })
  const look = async (typed: string): Promise<Found | null> => {
    setState({ isAsking: true })
    try {
      const found = await lookUp(site, typed)
      setState({ found, isAsking: false })
      return found
    } catch (failure) {
      setState({ failure: failure as Error, isAsking: false })
      return null
    }
  }
  return { ...state, look, clear: () => setState({ isAsking: false }) }
}
