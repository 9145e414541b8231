import { api, ask, type Schemas } from '../../api/client'
import { subject } from '../../live/subjects'
import { useLiveQuery } from '../../live/useLiveQuery'

export type Order = Schemas['OrderView']
export type OrderEvent = Schemas['EventAnswer']

/** An order and its events, live. */
export function useOrder(merchant: string, order: string) {
  const path = { merchant, order }
  const subjects = [subject.order(merchant, order)]
  const view = useLiveQuery({
    queryKey: ['order', merchant, order], subjects,
    queryFn: ({ signal }) => ask(api.GET('/api/v1/merchants/{merchant}/orders/{order}', { params: { path }, signal })),
  })
  const timeline = useLiveQuery({
    queryKey: ['timeline', merchant, order], subjects,
    queryFn: ({ signal }) => ask(api.GET('/api/v1/merchants/{merchant}/orders/{order}/timeline', { params: { path }, signal })),
  })
  return { view, events: timeline.data?.items ?? [] }
}
