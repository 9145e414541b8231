import { Anchor } from '@mantine/core'
import { Link } from 'react-router'
import { useNames } from '../../scope/useNames'
import { orderOf } from './waveFilters'

/** Links to a fulfilment's order. */
export function OrderLink({ fulfilment }: { fulfilment: string }) {
  const merchants = useNames('merchant')
  const { merchant, order, number } = orderOf(fulfilment)
  return <Anchor component={Link} to={`/merchants/${encodeURIComponent(merchant)}/orders/${encodeURIComponent(order)}`}>{merchants(merchant)} {number}</Anchor>
}
