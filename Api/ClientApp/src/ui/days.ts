import { locales } from '../i18n/i18n'
import { dayText } from './today'

const plain = (text: string) => text.normalize('NFD').replaceAll(/[\u0300-\u036f.]/g, '').toLowerCase()

/** The month names in every language of the screens. */
const months = Object.values(locales).flatMap(locale => {
  const name = new Intl.DateTimeFormat(locale, { month: 'long' })
  return Array.from({ length: 12 }, (_, month) => ({ month: month + 1, name: plain(name.format(new Date(2026, month, 1))) }))
})

function monthOf(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text)
  if (text.length < 3) return undefined
  const found = new Set(months.filter(({ name }) => name.startsWith(plain(text))).map(({ month }) => month))
  return found.size === 1 ? [...found][0] : undefined
}

/** Parses a typed date: `27 Nov 2026`, `27/11/2026`, `27.11`, `2026-11-27`; the day comes before the month. Returns null when invalid. */
export function readDay(text: string, today = new Date()): string | null {
  const parts = text.trim().split(/[\s/.,-]+/).filter(Boolean)
  if (/^\d{4}$/.test(parts[0] ?? '')) parts.reverse()
  // A leading month name is the month.
  else if (/^\D/.test(parts[0] ?? '')) [parts[0], parts[1]] = [parts[1] ?? '', parts[0] ?? '']
  const [day = '', month = '', year = String(today.getFullYear()), ...more] = parts
  if (!/^\d{1,2}$/.test(day) || !/^(\d{2}|\d{4})$/.test(year) || more.length > 0) return null
  const at = new Date(Number(year.length === 2 ? `20${year}` : year), (monthOf(month) ?? 0) - 1, Number(day))
  return at.getMonth() + 1 === monthOf(month) && at.getDate() === Number(day) ? dayText(at) : null
}

/** Parses a date with or without a time to `2026-11-27` or `2026-11-27T14:05:09`; a time alone means today. Returns null when invalid. */
export function readMomentText(text: string, today = new Date()): string | null {
  const found = /^(?<day>.*?)(?:^|[\sT,])\s*(?<hour>\d{1,2})\s?[:h]\s?(?<minute>\d{2})(?:\s?[:m]\s?(?<second>\d{2}))?$/.exec(text.trim())
  if (!found?.groups) return readDay(text, today)
  const { day = '', hour = '', minute = '', second = '00' } = found.groups
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  const on = day.trim() === '' ? dayText(today) : readDay(day, today)
  return on === null ? null : `${on}T${hour.padStart(2, '0')}:${minute}${found.groups.second === undefined ? '' : `:${second}`}`
}

/** Formats as `27 Nov 2026`, with the time if there is one. */
export function sayDay(value: string, locale: string): string {
  const [day = '', time] = value.split('T')
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const said = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(year, month - 1, date))
  return time === undefined ? said : `${said}, ${time}`
}
