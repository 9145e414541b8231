import { api, ask, type Schemas } from '../../api/client'
import { subject } from '../../live/subjects'
import { useLiveQuery } from '../../live/useLiveQuery'

export type Incident = Schemas['IncidentAnswer']
export type Late = Schemas['LateFulfilment']
export type TaskRow = Schemas['TaskSummary']

const most = '200'
/** Orders become late, and tasks quiet, because time passes. */
const everyMs = 30_000

/** What is late or stuck. */
export const useExceptions = (site: string) => useLiveQuery({
  queryKey: ['exceptions', site],
  queryFn: ({ signal }) => ask(api.GET('/api/v1/sites/{site}/exceptions', { params: { path: { site } }, signal })),
  subjects: [subject.site(site)],
  when: event => /^(order|task|planner):/.test(event.stream),
  everyMs,
})

/** What somebody has to look at. */
export const useIncidents = (site: string) => useLiveQuery({
  queryKey: ['incidents', site],
  queryFn: ({ signal }) => ask(api.GET('/api/v1/sites/{site}/incidents', { params: { path: { site }, query: { status: 'open', limit: most } }, signal })),
  subjects: [subject.site(site)],
  when: event => event.stream.startsWith('incident:'),
})

/** Deliveries that wait for their merchant's word. */
export const useDiscrepant = (site: string) => useLiveQuery({
  queryKey: ['discrepant', site],
  queryFn: ({ signal }) => ask(api.GET('/api/v1/sites/{site}/inbound', { params: { path: { site }, query: { status: 'discrepant', limit: most } }, signal })),
  subjects: [subject.site(site)],
  when: event => event.stream.startsWith('inbound:'),
})

/** Tasks that are not done, those in somebody's hands first. */
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
