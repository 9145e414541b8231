import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api, ask, type Schemas } from '../../api/client'
import { useLiveFeed } from '../../live/LiveProvider'
import { subject } from '../../live/subjects'
import { useLiveQuery } from '../../live/useLiveQuery'
import { withChanges, type Availability, type Known } from './changes'

const limit = '1000'

/** All SKUs of a merchant with their availability. After the first read, only changed SKUs are read. */
export function useStock(merchant: string, channel: string) {
  const client = useQueryClient()
  const feed = useLiveFeed()
  const queryKey = ['stock', merchant, channel]
  return useLiveQuery({
    queryKey,
    subjects: [subject.merchant(merchant)],
    when: event => event.stream.startsWith('sku:'),
    queryFn: async ({ signal }): Promise<Known> => {
      const known = client.getQueryData<Known>(queryKey)
      // Taken before reading, so that concurrent changes are read again rather than missed.
      const told = feed.positionOf(subject.merchant(merchant))
      const changed = await readAll(merchant, channel, known?.since, signal)
      return { rows: withChanges(known?.since === undefined ? [] : known.rows, changed), since: told ?? known?.since }
    },
  })
}

async function readAll(merchant: string, channel: string, since: string | undefined, signal: AbortSignal): Promise<Availability[]> {
  const rows: Availability[] = []
  let cursor: string | null | undefined
  do {
    const query = { limit, ...(channel && { channel }), ...(cursor ? { cursor } : since ? { changedAfter: since } : {}) }
    const page = await ask(api.GET('/api/v1/merchants/{merchant}/availability', { params: { path: { merchant }, query }, signal }))
    rows.push(...page.items)
    cursor = page.nextCursor
  } while (cursor)
  return rows
}

/** The SKUs' descriptions. */
export function useDescriptions(merchant: string): ReadonlyMap<string, string> {
  const { data } = useLiveQuery({
    queryKey: ['skus', merchant],
    subjects: [subject.merchant(merchant)],
    when: event => event.type === 'skuDefined',
    queryFn: async ({ signal }) => {
      const all: Schemas['SkuAnswer'][] = []
      let cursor: string | null | undefined
      do {
        const query = { limit, ...(cursor ? { cursor } : {}) }
        const page = await ask(api.GET('/api/v1/merchants/{merchant}/skus', { params: { path: { merchant }, query }, signal }))
        all.push(...page.items)
        cursor = page.nextCursor
      } while (cursor)
      return new Map(all.map(({ sku, description }) => [sku, description]))
    },
  })
  return data ?? none
}

const none: ReadonlyMap<string, string> = new Map()

export function useChannels(merchant: string) {
  const { data } = useQuery({
    queryKey: ['merchant', merchant],
    queryFn: () => ask(api.GET('/api/v1/merchants/{merchant}', { params: { path: { merchant } } })),
  })
  return data?.channels ?? []
}
