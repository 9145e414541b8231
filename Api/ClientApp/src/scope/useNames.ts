import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { api, ask } from '../api/client'
import { useScopes } from './useScopes'

/** What sites or merchants are called; one that is not listed by its code. */
export function useNames(scope: 'site' | 'merchant'): (id: string | number | null | undefined) => string {
  const { data } = useScopes(scope)
  return useCallback((id: string | number | null | undefined) => data?.find(entry => entry.id === id)?.name ?? String(id ?? ''), [data])
}

/** What a merchant's channels are called. */
export function useChannelNames(merchant: string, enabled = true): (id: string) => string {
  const { data } = useQuery({
    queryKey: ['merchant', merchant], enabled,
    queryFn: () => ask(api.GET('/api/v1/merchants/{merchant}', { params: { path: { merchant } } })),
  })
  return useCallback((id: string) => data?.channels.find(({ channel }) => channel === id)?.name ?? id, [data])
}
