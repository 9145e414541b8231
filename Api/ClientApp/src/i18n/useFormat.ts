import { useMemo } from 'react'
import { useTexts } from './i18n'

interface Money {
  amount: number
  currency: string
}

/** Numbers, times and money as the reader writes them. */
export function useFormat(timeZone?: string) {
  const { language } = useTexts()
  return useMemo(() => {
    const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone })
    const dateTime = new Intl.DateTimeFormat(language, {
      day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone,
    })
    const dayTime = new Intl.DateTimeFormat(language, { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone })
    const exact = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'long', timeZone })
    const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone })
    const oneDay = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', timeZone })
    const someDays = new Intl.DateTimeFormat(language, { weekday: 'short', day: 'numeric', month: 'short', timeZone })
    const countries = new Intl.DisplayNames(language, { type: 'region' })
    const number = new Intl.NumberFormat(language, { maximumFractionDigits: 0 })
    const figure = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 })
    const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 })
    const metres = new Intl.NumberFormat(language, { style: 'unit', unit: 'meter', maximumFractionDigits: 0 })
    return {
      number: (value: number) => number.format(value),
      /** Three digits that count: for figures that are measured. Whole from a thousand on. */
      figure: (value: number) => (value >= 1000 ? number : figure).format(value),
      percent: (share: number) => percent.format(share),
      time: (at: string | number) => time.format(new Date(at)),
      date: (at: string | number) => date.format(new Date(at)),
      /** From one day to another, or the one day. */
      days: (from: Date, to: Date) => (from.getTime() === to.getTime() ? oneDay.format(from) : someDays.formatRange(from, to)),
      dateTime: (at: string | number) => dateTime.format(new Date(at)),
      /** For what is near: the day of the week is enough. */
      dayTime: (at: string | number) => dayTime.format(new Date(at)),
      exact: (at: string | number) => exact.format(new Date(at)),
      /** By its code; one that is not known is shown as it is. */
      country: (code: string) => countries.of(code) ?? code,
      metres: (millimetres: number) => metres.format(millimetres / 1000),
      money: ({ amount, currency }: Money) =>
        new Intl.NumberFormat(language, { style: 'currency', currency }).format(amount),
    }
  }, [language, timeZone])
}
