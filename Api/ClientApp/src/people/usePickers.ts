import { useCallback } from 'react'
import { api, ask, type Schemas } from '../api/client'
import { subject } from '../live/subjects'
import { useLiveQuery } from '../live/useLiveQuery'

export type Picker = Schemas['PickerSummary']

const most = '1000'

/** Who picks at a site; for those who may know all of them. */
export const usePickers = (site: string, enabled = true) => useLiveQuery({
  queryKey: ['pickers', site],
  enabled,
  queryFn: ({ signal }) => ask(api.GET('/api/v1/sites/{site}/pickers', { params: { path: { site }, query: { limit: most } }, signal })),
  subjects: [subject.site(site)],
  // What somebody has in hand, its task says.
  when: event => event.stream.startsWith('picker:') || event.type.startsWith('work'),
})

/** What a picker is called; who is not known is shown by his sign. */
export function usePickerNames(site: string, enabled = true): (picker: string) => string {
  const { data } = usePickers(site, enabled)
  return useCallback((picker: string) => data?.items.find(one => one.picker === picker)?.name ?? picker, [data])
}
