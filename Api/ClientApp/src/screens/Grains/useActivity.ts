import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api, ask } from '../../api/client'
import { subject } from '../../live/subjects'
import { useLiveEvents } from '../../live/useLiveQuery'
import { historyOf, momentOf, withMoment, type Activity, type History } from './history'

const queryKey = ['grains']

interface Seen {
  report: Activity
  history: History
}

/** Current activity and the last hour: read once, then updated by live events, each a full report. */
export function useActivity() {
  const client = useQueryClient()
  useLiveEvents([subject.ops], event => {
    if (event && event.type !== 'grainActivity') return
    if (event) client.setQueryData<Seen>(queryKey, seen => seen && see(event.data as Activity, seen.history))
    else void client.invalidateQueries({ queryKey })
  })
  return useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const [past, report] = await Promise.all([ask(api.GET('/api/v1/ops/grains/history', { signal })), ask(api.GET('/api/v1/ops/grains', { signal }))])
      return see(report, historyOf(past))
    },
  })
}

const see = (report: Activity, history: History): Seen => ({ report, history: withMoment(history, momentOf(report)) })
