import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api, ask, type Schemas } from '../../api/client'
import { subject } from '../../live/subjects'
import { useLiveQuery } from '../../live/useLiveQuery'

export type Person = Schemas['PickerPlace']
export type Task = Schemas['TaskView']

/** A picker without a scan for an hour is removed from the map. */
const everyMs = 60_000

/** The locations of the pickers' last scans. */
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

/** A task and its path through the aisles. */
export interface Tour {
  task: Task
  walk: Schemas['WalkAnswer']
}

export function useTour(site: string, task: string | null): Tour | null {
  const path = { site, task: task ?? '' }
  const { data: view } = useLiveQuery({
    queryKey: ['tour', site, task],
    enabled: task !== null,
    queryFn: ({ signal }) => ask(api.GET('/api/v1/sites/{site}/tasks/{task}', { params: { path }, signal })),
    subjects: [subject.site(site)],
    when: event => event.stream === `task:${site}/${task ?? ''}`,
  })
  // The path never changes.
  const { data: walk } = useQuery({
    queryKey: ['walk', site, task],
    enabled: task !== null,
    queryFn: ({ signal }) => ask(api.GET('/api/v1/sites/{site}/tasks/{task}/walk', { params: { path }, signal })),
    staleTime: Infinity,
  })
  return useMemo(() => (view?.task === task && walk ? { task: view, walk } : null), [view, task, walk])
}

const none: readonly Person[] = []
