import { useNow } from './useNow'
import { useTexts, type Texts } from '../i18n/i18n'

interface Props {
  at: string
  /** Hides the countdown, when the deadline no longer matters. */
  isOver?: boolean
}

const minuteMs = 60_000
const soonMs = 60 * minuteMs

/** Shows the time until or since a moment, ticking. */
export function Countdown({ at, isOver = false }: Props) {
  const { t } = useTexts()
  const now = useNow(1000)
  if (isOver) return null
  const left = Date.parse(at) - now
  const colour = left < 0 ? 'var(--ow-bad)' : left < soonMs ? 'var(--ow-warn)' : 'inherit'
  return <span className="numbers" style={{ color: colour, fontWeight: 600 }}>{left < 0 ? t('time.late', { span: span(-left, t) }) : t('time.left', { span: span(left, t) })}</span>
}

/** `1 h 05 min`, `4 min 09 s`, `3 d 4 h`. */
export function span(ms: number, t: Texts['t']): string {
  const seconds = Math.floor(ms / 1000)
  const [days, hours, minutes] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  if (days > 0) return t('time.daysHours', { days, hours })
  if (hours > 0) return t('time.hoursMinutes', { hours, minutes: two(minutes) })
  return t('time.minutesSeconds', { minutes, seconds: two(seconds % 60) })
}
