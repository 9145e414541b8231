import { Anchor, Group, Text } from '@mantine/core'
import { Link } from 'react-router'
import { StatusBadge } from '../../ui/StatusBadge'
import { Timeline } from '../Orders/order/Timeline'
import { useOrder } from '../Orders/useOrder'
import type { Ordered } from './stage'
import classes from './YourTurn.module.css'

/** The events of one order, live. */
export function OrderStory({ merchant, order }: Ordered) {
  const { view, events } = useOrder(merchant, order)
  return (
    <>
      <Group gap="xs" mt="xs">
        <Anchor component={Link} to={`/merchants/${encodeURIComponent(merchant)}/orders/${encodeURIComponent(order)}`} fw={600} className="code">
          {merchant} · {order}
        </Anchor>
        {view.data && <StatusBadge status={view.data.status} />}
      </Group>
      {view.data?.lines.map(line => (
        <Text key={line.line} size="sm" c="dimmed" className="code">{line.quantity} × {line.sku}</Text>
      ))}
      <div className={classes.log} role="group" aria-label={order} tabIndex={0}><Timeline events={events} /></div>
    </>
  )
}
