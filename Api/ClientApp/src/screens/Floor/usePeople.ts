import { api, ask, type Schemas } from '../../api/client'
import { subject } from '../../live/subjects'
import { useLiveQuery } from '../../live/useLiveQuery'

export type Person = Schemas['PickerPlace']
export type Task = Schemas['TaskView']

/** Who has not scanned for an hour leaves the map. */
const everyMs = 60_000

/** Where pickers scanned last. */
export function usePickerMarks(site: string): readonly Person[] {
  const { data } = useLiveQuery({
    queryKey: ['floor-pickers', site],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/sites/{site}/floor/pickers', { params: { path: { site } }, signal })),
    subjects: [subject.site(site)],
    when: event => event.stream.startsWith('task:'),
    everyMs,
  })
  return data ?? none
}

/** The stops of a task, in the order in which they are walked. */
export function useRoute(site: string, task: string | null): Task | null {
  const { data } = useLiveQuery({
    queryKey: ['route', site, task],
    enabled: task !== null,
    queryFn: ({ signal }) => ask(api.GET('/api/v1/sites/{site}/tasks/{task}', { params: { path: { site, task: task ?? '' } }, signal })),
    subjects: [subject.site(site)],
    when: event => event.stream === `task:${site}/${task ?? ''}`,
  })
  return task !== null && data?.task === task ? data : null
}

const none: readonly Person[] = []
