import '@mantine/dates/styles.css'
import 'dayjs/locale/en-gb'
import 'dayjs/locale/fr'
import { Button, Group } from '@mantine/core'
import { DatePicker, TimePicker } from '@mantine/dates'
import { useState } from 'react'
import { useTexts } from '../i18n/i18n'

interface Props {
  /** The same as in `DateField`. */
  value: string
  min?: string
  max?: string
  withTime: boolean
  onChoose: (value: string) => void
}

const day = (value: string | undefined) => (value ? value.slice(0, 10) : undefined)

/** A calendar to choose a day from, in the reader's language. */
export default function Calendar({ value, min, max, withTime, onChoose }: Props) {
  const { t, locale } = useTexts()
  const [time, setTime] = useState(value.slice(11, 16))
  const [chosen, setChosen] = useState(day(value) ?? null)
  const choose = (next: string | null) => {
    if (next === null) return
    setChosen(next)
    // With a time, the user still has to enter it before the calendar closes.
    if (!withTime) onChoose(next)
  }
  return (
    <>
      <DatePicker
        locale={locale === 'fr-FR' ? 'fr' : 'en-gb'} firstDayOfWeek={1} weekendDays={[]} hideOutsideDates value={chosen} onChange={choose} defaultDate={chosen ?? undefined} minDate={day(min)} maxDate={day(max)} highlightToday
        ariaLabels={{ nextMonth: t('date.nextMonth'), previousMonth: t('date.previousMonth'), nextYear: t('date.nextYear'), previousYear: t('date.previousYear'), nextDecade: t('date.nextDecade'), previousDecade: t('date.previousDecade'), monthLevelControl: t('date.chooseMonth'), yearLevelControl: t('date.chooseYear') }}
      />
      {withTime && (
        <Group mt="sm" gap="xs" justify="space-between" wrap="nowrap">
          <TimePicker aria-label={t('date.time')} hoursInputLabel={t('date.hours')} minutesInputLabel={t('date.minutes')} value={time} onChange={setTime} />
          <Button disabled={chosen === null} onClick={() => chosen !== null && onChoose(time === '' ? chosen : `${chosen}T${time.slice(0, 5)}`)}>{t('date.choose')}</Button>
        </Group>
      )}
    </>
  )
}
