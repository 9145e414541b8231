import { api, ask, type Schemas } from '../../api/client'
import { subject } from '../../live/subjects'
import { useLiveQuery } from '../../live/useLiveQuery'

export type Work = Schemas['WorkItem']

/** All that is to be done at a site, in the order in which it is to be done. */
export const useWork = (site: string) => useLiveQuery({
  queryKey: ['work', site],
  subjects: [subject.work(site)],
  queryFn: async ({ signal }): Promise<Work[]> => {
    const page = await ask(api.GET('/api/v1/sites/{site}/work', { params: { path: { site }, query: { limit: '500' } }, signal }))
    return page.items
  },
})
