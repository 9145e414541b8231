import { Group, Stack, Text } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useTexts } from '../../../i18n/i18n'
import { useNames } from '../../../scope/useNames'
import type { OrderEvent } from '../useOrder'
import { dataOf } from './eventData'
import classes from './RouteReason.module.css'

/** The routing decision that is stored with the order: the rule, and the reasons for and against each site. */
export function RouteReason({ events }: { events: readonly OrderEvent[] }) {
  const { t, word } = useTexts()
  const sites = useNames('site')
  const placed = events.find(event => event.type === 'orderPlaced')
  if (!placed) return null
  const { route, site } = dataOf(placed)
  const decision = route?.decision
  if (!decision) {
    const only = route?.sites?.[0]
    if (site) return <Text size="sm">{t('order.route.named', { site: sites(site) })}</Text>
    return <Text size="sm">{only === undefined ? t('order.route.none') : t('order.route.only', { site: sites(only) })}</Text>
  }
  return (
    <Stack gap="sm">
      <Text size="sm">{word('order.rule', decision.rule)}</Text>
      <ul className={classes.candidates}>
        {decision.candidates.map(candidate => {
          const isChosen = candidate.verdict === 'chosen'
          const Mark = isChosen ? IconCheck : IconX
          return (
            <li key={candidate.site} className={classes.candidate} data-chosen={isChosen} title={candidate.reason}>
              <Group gap={8} wrap="nowrap">
                <Mark size={17} aria-hidden className={classes.mark} />
                <Text fw={600}>{sites(candidate.site)}</Text>
                <Text size="sm">{word('order.verdict', candidate.verdict)}</Text>
              </Group>
              <Text size="sm" c="dimmed">
                {t('order.route.covered', { covered: candidate.covered, asked: decision.asked })} · {word('order.near', String(candidate.cost))}
              </Text>
            </li>
          )
        })}
      </ul>
    </Stack>
  )
}
