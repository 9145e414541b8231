import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api, ask } from '../../api/client'
import { subject } from '../../live/subjects'
import { useLiveEvents } from '../../live/useLiveQuery'
import { momentOf, withMoment, type Activity, type Moment } from './history'

const queryKey = ['grains']

interface Seen {
  report: Activity
  /** The last minutes, as far as this browser has seen them: also while another screen was looked at. */
  history: readonly Moment[]
}

/** The present, and what was seen of the past. Each event of what the grains do is the whole of the present. */
export function useActivity() {
  const client = useQueryClient()
  const see = (report: Activity): Seen =>
    ({ report, history: withMoment(client.getQueryData<Seen>(queryKey)?.history ?? [], momentOf(report)) })
  useLiveEvents([subject.ops], event => {
    if (event && event.type !== 'grainActivity') return
    if (event) client.setQueryData(queryKey, see(event.data as Activity))
    else void client.invalidateQueries({ queryKey })
  })
  return useQuery({ queryKey, queryFn: async ({ signal }) => see(await ask(api.GET('/api/v1/ops/grains', { signal }))) })
}
