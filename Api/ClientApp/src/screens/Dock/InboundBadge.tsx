import { useTexts } from '../../i18n/i18n'
import classes from '../../ui/StatusBadge.module.css'

const tones: Record<string, string> = { announced: 'quiet', receiving: 'busy', received: 'busy', discrepant: 'warn', confirmed: 'good', closed: 'good' }

/** A delivery's status. */
export function InboundBadge({ status }: { status: string }) {
  const { word } = useTexts()
  return <span className={classes.badge} data-tone={tones[status] ?? 'quiet'}>{word('inbound', status)}</span>
}
