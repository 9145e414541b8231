import { useCallback } from 'react'
import { api, ask, type Schemas } from '../api/client'
import { subject } from '../live/subjects'
import { useLiveQuery } from '../live/useLiveQuery'

export type Picker = Schemas['PickerSummary']

const most = '1000'

/** The pickers of a site, for users who may list them. */
export const usePickers = (site: string, enabled = true) => useLiveQuery({
  queryKey: ['pickers', site],
  enabled,
  queryFn: ({ signal }) => ask(api.GET('/api/v1/sites/{site}/pickers', { params: { path: { site }, query: { limit: most } }, signal })),
  subjects: [subject.site(site)],
  // What somebody has in hand, its task says.
  when: event => event.stream.startsWith('picker:') || event.type.startsWith('work'),
})

/** A picker's name; an unknown picker is shown by id. */
export function usePickerNames(site: string, enabled = true): (picker: string) => string {
  const { data } = usePickers(site, enabled)
  return useCallback((picker: string) => data?.items.find(one => one.picker === picker)?.name ?? picker, [data])
}
