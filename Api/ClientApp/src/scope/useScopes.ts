import { useQuery } from '@tanstack/react-query'
import { askUntyped } from '../api/client'
import { Problem } from '../api/problem'

export interface ScopeEntry {
  id: string
  name: string
}

interface Listed {
  items: { site?: string; merchant?: string; name: string }[]
}

/** The sites or merchants that the user may see; null when the server cannot list them: then the user enters a code. */
export function useScopes(scope: 'site' | 'merchant', enabled = true) {
  return useQuery({
    queryKey: ['scopes', scope],
    enabled,
    staleTime: 60_000,
    queryFn: async (): Promise<ScopeEntry[] | null> => {
      try {
        const listed = await askUntyped<Listed>('GET', `/api/v1/${scope}s?limit=200`)
        return listed.items.map(item => ({ id: item[scope] ?? '', name: item.name }))
      } catch (failure) {
        if (failure instanceof Problem && [403, 404, 405].includes(failure.status)) return null
        throw failure
      }
    },
  })
}
