import { useMemo } from 'react'
import { useTexts } from '../../i18n/i18n'
import type { Unit } from './definitions'

/** Formats figures in the reader's language; an absent one is empty. */
export function useUnits() {
  const { locale, t } = useTexts()
  return useMemo(() => {
    const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
    const rate = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
    const hours = new Intl.NumberFormat(locale, { style: 'unit', unit: 'hour', unitDisplay: 'short', maximumFractionDigits: 1 })
    const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' })
    const month = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric' })
    const wholeDay = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
    return {
      show: (value: string | number | null | undefined, unit: Unit, currency?: string | number | null): string => {
        if (typeof value !== 'number') return '–'
        if (unit === 'money') return typeof currency === 'string' ? new Intl.NumberFormat(locale, { style: 'currency', currency }).format(value) : '–'
        if (unit === 'rate') return rate.format(value)
        if (unit === 'number') return number.format(value)
        if (value >= 2) return hours.format(value)
        // Below ten minutes tenths matter, above all on an axis.
        const minutes = value * 60
        return t('reports.minutes', { count: minutes < 10 ? Math.round(minutes * 10) / 10 : Math.round(minutes) })
      },
      /** `2026-11-22T14:00`, `2026-11-22`, `2026-11`. */
      period: (period: string, isWhole = false): string => {
        const [date = '', hour] = period.split('T')
        const [year, month_, day_] = date.split('-').map(Number)
        const at = new Date(year ?? 0, (month_ ?? 1) - 1, day_ ?? 1)
        if (day_ === undefined) return month.format(at)
        if (hour !== undefined) return isWhole ? `${day.format(at)}, ${hour}` : hour
        return isWhole ? wholeDay.format(at) : day.format(at)
      },
    }
  }, [locale, t])
}
