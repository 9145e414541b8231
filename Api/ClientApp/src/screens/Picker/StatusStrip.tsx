import { ActionIcon } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useTexts, type Key } from '../../i18n/i18n'
import type { OutboxState } from '../../outbox/outbox'
import { OutboxBadge } from '../../outbox/OutboxBadge'
import { FeedbackMenu } from '../../scan/FeedbackMenu'
import type { Mode } from './Home'
import classes from './Picker.module.css'

/** What one is doing, whether it is told, and the way back. */
export function StatusStrip({ mode, box, onHome }: { mode: Mode; box: OutboxState; onHome: () => void }) {
  const { t } = useTexts()
  const title: Key = mode === 'home' ? 'nav.picker' : `picker.${mode}`
  return (
    <div className={classes.strip}>
      {mode !== 'home' && (
        <ActionIcon variant="default" size={44} aria-label={t('app.back')} onClick={onHome}><IconArrowLeft size={24} aria-hidden /></ActionIcon>
      )}
      <h1 className={classes.title}>{t(title)}</h1>
      <OutboxBadge {...box} isSmall={mode !== 'home'} />
      <FeedbackMenu />
    </div>
  )
}
