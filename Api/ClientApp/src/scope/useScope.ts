import { useParams } from 'react-router'

/** The site that the screen is about; for screens whose scope is `site`. */
export const useSite = (): string => required(useParams().site)

/** The merchant that the screen is about; for screens whose scope is `merchant`. */
export const useMerchant = (): string => required(useParams().merchant)

function required(id: string | undefined): string {
  if (id === undefined) throw new Error('the screen has another scope')
  return id
}
