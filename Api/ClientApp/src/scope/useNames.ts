import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { api, ask } from '../api/client'
import { useScopes } from './useScopes'

/** Names of sites or merchants; one that is not listed is shown by its code. */
export function useNames(scope: 'site' | 'merchant'): (id: string | number | null | undefined) => string {
  const { data } = useScopes(scope)
  return useCallback((id: string | number | null | undefined) => data?.find(entry => entry.id === id)?.name ?? String(id ?? ''), [data])
}

/** Names of a merchant's channels. */
export function useChannelNames(merchant: string, enabled = true): (id: string) => string {
  const { data } = useQuery({
    queryKey: ['merchant', merchant], enabled,
    queryFn: () => ask(api.GET('/api/v1/merchants/{merchant}', { params: { path: { merchant } } })),
  })
  return useCallback((id: string) => data?.channels.find(({ channel }) => channel === id)?.name ?? id, [data])
}
