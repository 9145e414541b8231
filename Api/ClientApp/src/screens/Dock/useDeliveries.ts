import { useCallback, useMemo } from 'react'
import { api, ask, type Schemas } from '../../api/client'
import { subject } from '../../live/subjects'
import { useLivePages } from '../../live/useLiveQuery'

export type DeliveryRow = Schemas['SiteInbound']

const pageSize = '100'

/** The open deliveries of a site, those expected first on top. */
export function useDeliveries(site: string) {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useLivePages({
    queryKey: ['deliveries', site],
    queryFn: ({ pageParam: cursor, signal }) => ask(api.GET('/api/v1/sites/{site}/inbound', {
      params: { path: { site }, query: { limit: pageSize, ...(cursor === undefined ? {} : { cursor }) } }, signal,
    })),
    nextCursor: page => page.nextCursor,
    subjects: [subject.site(site)],
    when: event => event.stream.startsWith('inbound:'),
  })
  const rows = useMemo<DeliveryRow[]>(() => data?.pages.flatMap(page => page.items) ?? [], [data])
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  return { rows, error, isRead: data !== undefined, more }
}
