import { VisuallyHidden } from '@mantine/core'
import { IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react'
import { useTexts } from '../i18n/i18n'
import type { OutboxState } from './outbox'
import classes from './OutboxBadge.module.css'

/** Shows whether everything is sent to the server, and how much still waits. */
export function OutboxBadge({ waiting, trouble, isSmall = false }: OutboxState & { /** Shows only a symbol when nothing waits, for use beside a long title. */ isSmall?: boolean }) {
  const { t, tn } = useTexts()
  const count = waiting.length
  const Mark = count === 0 ? IconCloudCheck : trouble === 'none' ? IconCloudUp : IconCloudOff
  return (
    <span className={classes.badge} role="status" data-trouble={count > 0 && trouble !== 'none'}>
      <Mark size={20} aria-hidden />
      {count > 0 ? tn('outbox.waiting', count) : isSmall ? <VisuallyHidden>{t('outbox.sent')}</VisuallyHidden> : t('outbox.sent')}
    </span>
  )
}
