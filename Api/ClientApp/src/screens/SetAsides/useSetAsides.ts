import { api, ask, type Schemas } from '../../api/client'
import { subject } from '../../live/subjects'
import { useLiveQuery } from '../../live/useLiveQuery'

export type SetAside = Schemas['SetAsideAnswer']

/** Reactions and deadlines that were set aside after repeated failures. */
export const useSetAsides = () => useLiveQuery({
  queryKey: ['setAsides'],
  queryFn: ({ signal }) => ask(api.GET('/api/v1/ops/setAsides', { signal })),
  subjects: [subject.ops],
  when: event => event.type === 'setAsides',
})
