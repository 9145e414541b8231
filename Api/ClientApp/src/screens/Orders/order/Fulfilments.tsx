import { Group, Stack, Text } from '@mantine/core'
import { IconBuildingWarehouse } from '@tabler/icons-react'
import { useTexts } from '../../../i18n/i18n'
import { useNames } from '../../../scope/useNames'
import { StatusBadge } from '../../../ui/StatusBadge'
import type { Order } from '../useOrder'
import classes from './Fulfilments.module.css'

/** The order's fulfilments, each from one site. */
export function Fulfilments({ order }: { order: Order }) {
  const { t } = useTexts()
  const sites = useNames('site')
  return (
    <Stack gap="sm">
      {order.fulfilments.map(part => (
        <div key={part.id} className={classes.part}>
          <Group justify="space-between">
            <Group gap={8}>
              <IconBuildingWarehouse size={19} aria-hidden />
              <Text fw={600}>{part.site ? sites(part.site) : t('order.noSite')}</Text>
            </Group>
            <StatusBadge status={part.status} />
          </Group>
          <ul className={classes.lines}>
            {part.lines.map(line => (
              <li key={line.line}>
                <span className="numbers">{line.quantity} ×</span> <span className="code">{line.sku}</span>
                <Text span size="sm" c="dimmed"> · {t('order.picked')} {line.picked} · {t('order.packed')} {line.packed} · {t('order.shipped')} {line.shipped}</Text>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Stack>
  )
}
