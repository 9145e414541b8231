import { api, ask } from '../api/client'
import { subject } from '../live/subjects'
import { useLiveQuery } from '../live/useLiveQuery'

/** A site's name and time zone. */
export const useSiteProfile = (site: string) => useLiveQuery({
  queryKey: ['site', site], subjects: [subject.site(site)], when: event => event.stream === `site:${site}`,
  queryFn: ({ signal }) => ask(api.GET('/api/v1/sites/{site}', { params: { path: { site } }, signal })),
}).data
