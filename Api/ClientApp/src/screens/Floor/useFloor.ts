import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { api, ask } from '../../api/client'
import { makeRefresher } from '../../live/refresher'
import { subject } from '../../live/subjects'
import { useLiveEvents } from '../../live/useLiveQuery'
import { makeModel, update } from './map/floorModel'

/** The most locations to read by code; beyond that the whole floor is read again. */
const mostChanged = 200

/** Reads every location of a site once, then only those with events. */
export function useFloor(site: string) {
  const client = useQueryClient()
  const { data, error, refetch } = useQuery({
    queryKey: ['floor', site],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/sites/{site}/floor', { params: { path: { site } }, signal })),
    staleTime: Infinity,
  })
  const floor = useMemo(() => data && makeModel(data), [data])
  const [news, setNews] = useState<{ version: number; changes: readonly number[] }>({ version: 0, changes: [] })
  const changed = useRef(new Set<string>())
  const refresh = useRef<() => void>(() => undefined)
  useEffect(() => {
    if (!floor) return
    refresh.current = makeRefresher(async () => {
      const codes = [...changed.current]
      changed.current.clear()
      if (codes.length > mostChanged) return client.invalidateQueries({ queryKey: ['floor', site] })
      const read = await ask(api.GET('/api/v1/sites/{site}/floor/figures', { params: { path: { site }, query: { location: codes } } }))
      const shelves = update(floor, read)
      // An unknown location was created just now.
      if (shelves.length < codes.length) await client.invalidateQueries({ queryKey: ['floor', site] })
      setNews(({ version }) => ({ version: version + 1, changes: shelves }))
    })
  }, [floor, site, client])
  const prefix = `location:${site}/`
  useLiveEvents([subject.site(site)], event => {
    if (event === null) void client.invalidateQueries({ queryKey: ['floor', site] })
    else if (event.stream.startsWith(prefix)) {
      changed.current.add(event.stream.slice(prefix.length))
      refresh.current()
    }
  })
  return { floor, ...news, error, retry: () => void refetch() }
}
