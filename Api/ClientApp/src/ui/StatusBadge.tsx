import { useTexts } from '../i18n/i18n'
import classes from './StatusBadge.module.css'

type Tone = 'quiet' | 'busy' | 'good' | 'warn' | 'bad'

const tones: Record<string, Tone> = {
  placed: 'quiet', reserved: 'quiet', released: 'busy', picking: 'busy', picked: 'busy', packed: 'busy', partiallyShipped: 'good',
  shipped: 'good', inTransit: 'good', outForDelivery: 'good', delivered: 'good', held: 'warn', backordered: 'warn',
  exception: 'bad', returnedToSender: 'bad', returned: 'warn', announced: 'quiet', receiving: 'busy', received: 'busy', discrepant: 'bad', confirmed: 'good', closed: 'good', cancelled: 'bad', voided: 'bad',
}

/** Shows a status as text; the colour only repeats it. An unknown status is shown as it is. */
export function StatusBadge({ status }: { status: string }) {
  const { word } = useTexts()
  return <span className={classes.badge} data-tone={tones[status] ?? 'quiet'}><span className={classes.word}>{word('status', status)}</span></span>
}
