import { expect, it } from 'vitest'
import { presetOf, readFilters, toQuery } from './filters'

const today = new Date(2026, 10, 22, 15)

it('counts the last day in', () => {
  expect(presetOf('today', today)).toEqual({ from: '2026-11-22', to: '2026-11-22', by: 'hour' })
  expect(presetOf('week', today)).toEqual({ from: '2026-11-16', to: '2026-11-22', by: 'day' })
})

it('moves on with the days unless dates are given', () => {
  expect(readFilters(new URLSearchParams('period=week&site=PAR1'), today)).toMatchObject({ from: '2026-11-16', site: 'PAR1' })
  expect(readFilters(new URLSearchParams('from=2026-01-01&to=2026-01-31&by=week'), today)).toMatchObject({ from: '2026-01-01', to: '2026-01-31', by: 'week' })
  expect(readFilters(new URLSearchParams(''), today).from).toBe('2026-10-24')
})

it('asks for nothing that is empty', () => {
  expect(toQuery({ from: 'a', to: 'b', by: '', site: '', merchant: 'm', channel: '' }, 'UTC')).toEqual({ from: 'a', to: 'b', merchant: 'm', timeZone: 'UTC' })
})
