import { ActionIcon, Title, Tooltip } from '@mantine/core'
import { useFullscreenDocument } from '@mantine/hooks'
import { IconMaximize } from '@tabler/icons-react'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { useNow } from '../../ui/useNow'
import classes from './Wall.module.css'

interface Props {
  name: string
  timeZone: string | undefined
}

/** The site's name and local time. */
export function WallHead({ name, timeZone }: Props) {
  const { t } = useTexts()
  const format = useFormat(timeZone)
  const now = useNow(1000)
  const { toggle } = useFullscreenDocument()
  return (
    <div className={classes.head}>
      <Title order={1} className={classes.site}>{name}</Title>
      <span className={`${classes.clock ?? ''} numbers`}>{format.time(now)}</span>
      <Tooltip label={t('wall.fullScreen')}>
        <ActionIcon variant="default" size="lg" aria-label={t('wall.fullScreen')} onClick={() => void toggle()} visibleFrom="md">
          <IconMaximize size={20} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </div>
  )
}
