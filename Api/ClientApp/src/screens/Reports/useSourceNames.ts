import { useCallback } from 'react'
import { useChannelNames } from '../../scope/useNames'
import { onlyMerchant, type Report } from './reportData'

/** What the channels of a report are called, where they are all one merchant's: codes such as `web` are each merchant's own. */
export function useSourceNames({ rows }: Report): (channel: string | number | null | undefined) => string {
  const merchant = onlyMerchant(rows)
  const names = useChannelNames(merchant ?? '', merchant !== null)
  return useCallback((channel: string | number | null | undefined) => names(String(channel ?? '')), [names])
}
