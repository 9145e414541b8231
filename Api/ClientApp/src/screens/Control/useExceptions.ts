import { api, ask, type Schemas } from '../../api/client'
import { subject } from '../../live/subjects'
import { useLiveQuery } from '../../live/useLiveQuery'

export type Incident = Schemas['IncidentAnswer']
export type Late = Schemas['LateFulfilment']
export type TaskRow = Schemas['TaskSummary']

const most = '200'
/** Polled, because orders become late and tasks stuck by the passing of time. */
const everyMs = 30_000

/** Late fulfilments and stuck tasks. */
export const useExceptions = (site: string) => useLiveQuery({
  queryKey: ['exceptions', site],
  queryFn: ({ signal }) => ask(api.GET('/api/v1/sites/{site}/exceptions', { params: { path: { site } }, signal })),
  subjects: [subject.site(site)],
  when: event => /^(order|task|planner):/.test(event.stream),
  everyMs,
})

/** Open incidents. */
export const useIncidents = (site: string) => useLiveQuery({
  queryKey: ['incidents', site],
  queryFn: ({ signal }) => ask(api.GET('/api/v1/sites/{site}/incidents', { params: { path: { site }, query: { status: 'open', limit: most } }, signal })),
  subjects: [subject.site(site)],
  when: event => event.stream.startsWith('incident:'),
})

/** Deliveries with a discrepancy that their merchant has not confirmed. */
export const useDiscrepant = (site: string) => useLiveQuery({
  queryKey: ['discrepant', site],
  queryFn: ({ signal }) => ask(api.GET('/api/v1/sites/{site}/inbound', { params: { path: { site }, query: { status: 'discrepant', limit: most } }, signal })),
  subjects: [subject.site(site)],
  when: event => event.stream.startsWith('inbound:'),
})

/** Open tasks, those in progress first. */
export const useTasks = (site: string) => useLiveQuery({
  queryKey: ['tasks', site],
  queryFn: async ({ signal }) => {
    const read = (status: string) => ask(api.GET('/api/v1/sites/{site}/tasks', { params: { path: { site }, query: { status, limit: most } }, signal }))
    const [assigned, open] = await Promise.all([read('assigned'), read('open')])
    return [...assigned.items, ...open.items]
  },
  subjects: [subject.site(site)],
  when: event => /^(task|planner|wave):/.test(event.stream),
})
