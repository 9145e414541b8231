import { useParams } from 'react-router'

/** The screen's site, for screens with scope `site`. */
export const useSite = (): string => required(useParams().site)

/** The screen's merchant, for screens with scope `merchant`. */
export const useMerchant = (): string => required(useParams().merchant)

function required(id: string | undefined): string {
  if (id === undefined) throw new Error('the screen has another scope')
  return id
}
