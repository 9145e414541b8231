import { Text, Tooltip } from '@mantine/core'
import { useTexts } from '../i18n/i18n'
import { useFormat } from '../i18n/useFormat'
import classes from './LiveBadge.module.css'
import { useLiveFeed, useLiveState } from './LiveProvider'

/** Shows whether the screen's data are live, and if not, since when. */
export function LiveBadge() {
  const { t } = useTexts()
  const format = useFormat()
  const feed = useLiveFeed()
  const state = useLiveState()
  const hint = t(`live.hint.${state}`, { time: feed.since === undefined ? '' : format.time(feed.since) })
  return (
    <Tooltip label={hint} multiline maw={280}>
      <span className={classes.badge} data-state={state} role="status" tabIndex={0}>
        <span className={classes.dot} aria-hidden />
        <Text span size="sm" fw={600} className={classes.text}>{t(`live.${state}`)}</Text>
      </span>
    </Tooltip>
  )
}
