import { IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react'
import { useTexts } from '../i18n/i18n'
import type { OutboxState } from './outbox'
import classes from './OutboxBadge.module.css'

/** Whether all that was done is known to the server, and how much is not. */
export function OutboxBadge({ waiting, trouble }: OutboxState) {
  const { t, tn } = useTexts()
  const count = waiting.length
  const Mark = count === 0 ? IconCloudCheck : trouble === 'none' ? IconCloudUp : IconCloudOff
  return (
    <span className={classes.badge} role="status" data-trouble={count > 0 && trouble !== 'none'}>
      <Mark size={20} aria-hidden />
      {count === 0 ? t('outbox.sent') : tn('outbox.waiting', count)}
    </span>
  )
}
