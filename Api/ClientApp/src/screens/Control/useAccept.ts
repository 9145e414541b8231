import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, ask } from '../../api/client'
import type { Count } from './useDoubts'

/** Accepts a count, which adjusts the books to it. */
export function useAccept(site: string, { id }: Count, onDone?: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => ask(api.POST('/api/v1/sites/{site}/counts/{count}/accept', { params: { path: { site, count: id } } })),
    onSuccess: async () => {
      await Promise.all(['doubts', 'counts'].map(name => client.invalidateQueries({ queryKey: [name, site] })))
      onDone?.()
    },
  })
}
