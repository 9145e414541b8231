import { ActionIcon, Popover, TextInput, type TextInputProps } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCalendar } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTexts } from '../i18n/i18n'
import { Loading } from './Loading'
import { readDay, readMomentText, sayDay } from './days'

// Rarely used, so it is loaded when first opened.
const Calendar = lazy(() => import('./Calendar'))

interface Props extends Omit<TextInputProps, 'value' | 'onChange' | 'type' | 'min' | 'max'> {
  /** `2026-11-27`, or with a time `2026-11-27T14:05:09`; empty for none. */
  value: string
  onChange: (value: string) => void
  min?: string
  max?: string
  /** Whether a time may follow the day. */
  withTime?: boolean
  /** Called when the text becomes an invalid or a valid date, so that a form is not sent without the intended one. */
  onWrong?: (isWrong: boolean) => void
}

/**
 * A date field in the screens' language. A browser's own date field uses the browser's language, which may differ: 3/8 would be
 * March to one user and August to another. Typed text is parsed when the field loses the focus.
 */
export function DateField({ value, onChange, min, max, withTime = false, onWrong, error, disabled, ...rest }: Props) {
  const { t, locale } = useTexts()
  const [isOpen, { toggle, close }] = useDisclosure(false)
  // The typed text until it is parsed.
  const [typed, setTyped] = useState<string | null>(null)
  const [isWrong, setWrong] = useState(false)
  const judge = (wrong: boolean) => {
    setWrong(wrong)
    onWrong?.(wrong)
  }
  const set = (next: string) => {
    setTyped(null)
    judge(false)
    if (next !== value) onChange(next)
  }
  const take = () => {
    if (typed === null) return
    const read = typed.trim() === '' ? '' : withTime ? readMomentText(typed) : readDay(typed)
    if (read === null || isOutside(read, min, max)) judge(true)
    else set(read)
  }
  return (
    <TextInput
      placeholder={t(withTime ? 'date.orderTime' : 'date.order')} {...rest} disabled={disabled} autoComplete="off" value={typed ?? (value && sayDay(value, locale))}
      error={isWrong ? t('date.wrong') : error} onChange={event => setTyped(event.currentTarget.value)} onBlur={take}
      onKeyDown={event => event.key === 'Enter' && take()}
      rightSection={(
        <Popover opened={isOpen} onChange={isWanted => !isWanted && close()} position="bottom-end" shadow="md" trapFocus returnFocus withinPortal>
          <Popover.Target>
            <ActionIcon variant="subtle" color="gray" disabled={disabled} aria-label={t('date.calendar')} onClick={toggle}><IconCalendar size={17} aria-hidden /></ActionIcon>
          </Popover.Target>
          <Popover.Dropdown aria-label={t('date.calendar')}>
            <Suspense fallback={<Loading />}>
              <Calendar value={value} min={min} max={max} withTime={withTime} onChoose={chosen => {
                set(chosen)
                close()
              }} />
            </Suspense>
          </Popover.Dropdown>
        </Popover>
      )}
    />
  )
}

/** Compares two texts, of which one may be a day and the other a time, by their common length. */
function isOutside(value: string, min: string | undefined, max: string | undefined): boolean {
  const before = (one: string, other: string) => one.slice(0, other.length) < other.slice(0, one.length)
  return (min ? before(value, min) : false) || (max ? before(max, value) : false)
}
