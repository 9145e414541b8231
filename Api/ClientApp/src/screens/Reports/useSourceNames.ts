import { useCallback } from 'react'
import { useChannelNames } from '../../scope/useNames'
import { onlyMerchant, type Report } from './reportData'

/** Names of a report's channels when all are of one merchant: codes such as `web` mean another channel for each merchant. */
export function useSourceNames({ rows }: Report): (channel: string | number | null | undefined) => string {
  const merchant = onlyMerchant(rows)
  const names = useChannelNames(merchant ?? '', merchant !== null)
  return useCallback((channel: string | number | null | undefined) => names(String(channel ?? '')), [names])
}
