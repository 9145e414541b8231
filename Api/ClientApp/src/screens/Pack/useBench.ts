import { api, ask, type Schemas } from '../../api/client'
import { subject } from '../../live/subjects'
import { useLiveQuery } from '../../live/useLiveQuery'

export type Waiting = Schemas['WaitingFulfilment']

/** The fulfilments to pack, most urgent first, and the parcels waiting for each carrier. */
export const useBench = (site: string) => useLiveQuery({
  queryKey: ['bench', site],
  queryFn: ({ signal }) => ask(api.GET('/api/v1/sites/{site}/bench', { params: { path: { site } }, signal })),
  subjects: [subject.site(site)],
  when: event => /^(order|shipment):/.test(event.stream),
})
