import { api, ask, type Schemas } from '../../api/client'
import { subject } from '../../live/subjects'
import { useLiveQuery } from '../../live/useLiveQuery'

export type PutAwayTask = Schemas['PutAwayView']

/** What is to be put away at a site. */
export const useOpenPutAways = (site: string) => useLiveQuery({
  queryKey: ['putAways', site],
  subjects: [subject.putAways(site), subject.work(site)],
  queryFn: async ({ signal }): Promise<PutAwayTask[]> => {
    const page = await ask(api.GET('/api/v1/sites/{site}/putAways', { params: { path: { site }, query: { status: 'open', limit: '500' } }, signal }))
    return page.items
  },
})
