import { useMemo } from 'react'
import { useTexts } from './i18n'

interface Money {
  amount: number
  currency: string
}

/** Formats numbers, times and money in the reader's language. */
export function useFormat(timeZone?: string) {
  const { locale } = useTexts()
  return useMemo(() => {
    const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone })
    const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZone })
    const dateTime = new Intl.DateTimeFormat(locale, {
      day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone,
    })
    const dayTime = new Intl.DateTimeFormat(locale, { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone })
    const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long', timeZone })
    const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone })
    const oneDay = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone })
    const someDays = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone })
    const countries = new Intl.DisplayNames(locale, { type: 'region' })
    const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
    const figure = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 })
    const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
    const metres = new Intl.NumberFormat(locale, { style: 'unit', unit: 'meter', maximumFractionDigits: 0 })
    return {
      number: (value: number) => number.format(value),
      /** Three significant digits, for measured figures; whole from a thousand on. */
      figure: (value: number) => (value >= 1000 ? number : figure).format(value),
      percent: (share: number) => percent.format(share),
      time: (at: string | number) => time.format(new Date(at)),
      /** To the second. */
      clock: (at: string | number) => clock.format(new Date(at)),
      date: (at: string | number) => date.format(new Date(at)),
      /** A range of days, or a single day. */
      days: (from: Date, to: Date) => (from.getTime() === to.getTime() ? oneDay.format(from) : someDays.formatRange(from, to)),
      dateTime: (at: string | number) => dateTime.format(new Date(at)),
      /** A time within the next days, by the day of the week. */
      dayTime: (at: string | number) => dayTime.format(new Date(at)),
      exact: (at: string | number) => exact.format(new Date(at)),
      /** A country's name by its code; an unknown code is shown as it is. */
      country: (code: string) => countries.of(code) ?? code,
      metres: (millimetres: number) => metres.format(millimetres / 1000),
      money: ({ amount, currency }: Money) =>
        new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount),
    }
  }, [locale, timeZone])
}
