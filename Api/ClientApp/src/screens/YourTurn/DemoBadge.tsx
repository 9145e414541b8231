import { Badge } from '@mantine/core'
import { Link } from 'react-router'
import { useTexts } from '../../i18n/i18n'
import { useSession } from '../../session/SessionProvider'
import { isDemo } from './demo'

/** Shows on every screen that this is a demo; links operators to the experiments. */
export function DemoBadge() {
  const { t } = useTexts()
  const session = useSession()
  if (!isDemo) return null
  return session.role === 'operator'
    ? <Badge component={Link} to="/your-turn" variant="default" radius="sm" style={{ cursor: 'pointer', flex: 'none' }}>{t('nav.yourTurn')}</Badge>
    : <Badge variant="default" radius="sm" visibleFrom="xs" style={{ flex: 'none' }}>{t('turn.demo')}</Badge>
}
