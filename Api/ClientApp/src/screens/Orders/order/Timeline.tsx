import { Text } from '@mantine/core'
import { useTexts } from '../../../i18n/i18n'
import { useFormat } from '../../../i18n/useFormat'
import { actorOf } from '../../../people/actor'
import { useNames } from '../../../scope/useNames'
import type { OrderEvent } from '../useOrder'
import { detailOf, isNews } from './eventData'
import classes from './Timeline.module.css'

/** The order's events, newest first: what, when, by whom; each once. */
export function Timeline({ events }: { events: readonly OrderEvent[] }) {
  const texts = useTexts()
  const format = useFormat()
  const sites = useNames('site')
  return (
    <ol className={classes.list}>
      {events.filter(isNews).toReversed().map(event => (
        <li key={event.position} className={classes.entry}>
          <Text fw={600} size="sm">{texts.word('event', event.type)}</Text>
          <Detail text={detailOf(event, texts, sites)} />
          <Text size="xs" c="dimmed"><time dateTime={event.at} title={format.exact(event.at)}>{format.dateTime(event.at)}</time> · {actorOf(event, texts.t)}</Text>
        </li>
      ))}
    </ol>
  )
}

function Detail({ text }: { text: string | null }) {
  return text === null ? null : <Text size="sm">{text}</Text>
}
