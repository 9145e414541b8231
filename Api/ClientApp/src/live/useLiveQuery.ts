import {
  keepPreviousData, useInfiniteQuery, useQuery, useQueryClient, type InfiniteData, type QueryKey, type UseInfiniteQueryResult,
  type UseQueryResult,
} from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import type { LiveEvent } from './LiveFeed'
import { useLiveFeed } from './LiveProvider'
import { makeRefresher } from './refresher'

interface Live {
  /** The subjects that the answer depends on: it is read again after an event of any of them. */
  subjects: readonly string[]
  /** Limits that to some events. */
  when?: (event: LiveEvent) => boolean
}

interface LiveQuery<T> extends Live {
  queryKey: QueryKey
  queryFn: (context: { signal: AbortSignal }) => Promise<T>
  enabled?: boolean
  /** The polling interval for answers that also change with time; milliseconds. */
  everyMs?: number | undefined
}

interface LivePages<T> extends Live {
  queryKey: QueryKey
  queryFn: (context: { pageParam: string | undefined; signal: AbortSignal }) => Promise<T>
  nextCursor: (page: T) => string | null
}

/** Runs a query and keeps its result up to date by live events; screens read all changing data by it. */
export function useLiveQuery<T>({ queryKey, queryFn, enabled = true, everyMs, ...live }: LiveQuery<T>): UseQueryResult<T> {
  useRefreshOn(queryKey, live, enabled)
  return useQuery({ queryKey, queryFn, enabled, placeholderData: keepPreviousData, refetchInterval: everyMs ?? false, refetchIntervalInBackground: true })
}

/** Does the same as `useLiveQuery` for paged lists. */
export function useLivePages<T>({ queryKey, queryFn, nextCursor, ...live }: LivePages<T>):
  UseInfiniteQueryResult<InfiniteData<T>> {
  useRefreshOn(queryKey, live, true)
  return useInfiniteQuery({
    queryKey, queryFn, placeholderData: keepPreviousData, initialPageParam: undefined as string | undefined,
    getNextPageParam: page => nextCursor(page) ?? undefined,
  })
}

/** Calls the listener for every event of the subjects, and with null when the state must be read again. */
export function useLiveEvents(subjects: readonly string[], listener: (event: LiveEvent | null) => void): void {
  const feed = useLiveFeed()
  const tell = useEffectEvent(listener)
  const wanted = subjects.join('\n')
  useEffect(() => {
    const ends = wanted.split('\n').filter(Boolean).map(subject => feed.follow(subject, event => tell(event)))
    return () => ends.forEach(end => end())
  }, [feed, wanted])
}

function useRefreshOn(queryKey: QueryKey, { subjects, when }: Live, enabled: boolean): void {
  const client = useQueryClient()
  const feed = useLiveFeed()
  const matters = useEffectEvent((event: LiveEvent | null) => event === null || when === undefined || when(event))
  const wanted = enabled ? subjects.join('\n') : ''
  const key = JSON.stringify(queryKey)
  useEffect(() => {
    const refresh = makeRefresher(() => client.invalidateQueries({ queryKey: JSON.parse(key) as QueryKey, exact: true }))
    const listen = (event: LiveEvent | null) => {
      if (matters(event)) refresh()
    }
    const ends = wanted.split('\n').filter(Boolean).map(subject => feed.follow(subject, listen))
    return () => ends.forEach(end => end())
  }, [client, feed, wanted, key])
}
