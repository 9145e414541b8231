import { dayText } from '../../ui/today'

/** A report's filters, as they are in the address. */
export interface ReportFilters {
  /** Days, `2026-11-21`, both inclusive. */
  from: string
  to: string
  by: string
  site: string
  merchant: string
  channel: string
}

export const presets = { today: 1, week: 7, month: 30, quarter: 90, year: 365 } as const
export type Preset = keyof typeof presets

const names = ['from', 'to', 'by', 'site', 'merchant', 'channel'] as const

/** Returns the last days up to today, with a period that suits the chart. */
export function presetOf(preset: Preset, today = new Date()): Pick<ReportFilters, 'from' | 'to' | 'by'> {
  const days = presets[preset]
  const from = new Date(today.getFullYear(), today.getMonth(), today.getDate() - days + 1)
  return { from: dayText(from), to: dayText(today), by: days === 1 ? 'hour' : days > 90 ? 'month' : days > 30 ? 'week' : 'day' }
}

/** Without dates in the address, the report is of the last thirty days, whatever the current day. */
export function readFilters(params: URLSearchParams, today = new Date()): ReportFilters {
  const given = Object.fromEntries(names.map(name => [name, params.get(name) ?? ''])) as unknown as ReportFilters
  const preset = (Object.keys(presets) as Preset[]).find(name => name === params.get('period'))
  return given.from && given.to ? given : { ...given, ...presetOf(preset ?? 'month', today), ...(given.by && { by: given.by }) }
}

export const toQuery = (filters: ReportFilters, timeZone: string): Record<string, string> =>
  Object.fromEntries(Object.entries({ ...filters, timeZone }).filter(([, value]) => value !== ''))
