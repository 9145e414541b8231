import { api, ask, type Schemas } from '../../api/client'
import { subject } from '../../live/subjects'
import { useLiveQuery } from '../../live/useLiveQuery'

export type Doubt = Schemas['DoubtAnswer']
export type Count = Schemas['CountAnswer']

const most = '500'
const isOfHolder = (event: { stream: string }) => /^(location|container):/.test(event.stream)

/** The open doubts of a site. */
export const useDoubts = (site: string) => useLiveQuery({
  queryKey: ['doubts', site],
  queryFn: async ({ signal }) => (await ask(api.GET('/api/v1/sites/{site}/doubts', { params: { path: { site }, query: { limit: most } }, signal }))).items,
  subjects: [subject.site(site)],
  when: isOfHolder,
})

/** Counts that are not accepted yet, the oldest first. */
export const useOpenCounts = (site: string) => useLiveQuery({
  queryKey: ['counts', site],
  queryFn: async ({ signal }) => (await ask(api.GET('/api/v1/sites/{site}/counts', { params: { path: { site }, query: { limit: most } }, signal }))).items,
  subjects: [subject.site(site)],
  when: event => event.type === 'countOpened' || event.type === 'stockCounted',
})
