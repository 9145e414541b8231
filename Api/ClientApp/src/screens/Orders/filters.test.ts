import { expect, it } from 'vitest'
import { readFilters, toQuery, writeFilters } from './filters'

it('keeps the filters in the address', () => {
  const address = 'q=bo+svensson&status=picking&from=2026-11-01'
  expect(writeFilters(readFilters(new URLSearchParams(address))).toString()).toBe(address)
})

it('asks for whole days, the last one included', () => {
  const query = toQuery(readFilters(new URLSearchParams('from=2026-11-01&to=2026-11-01')))
  expect(Date.parse(query.placedTo ?? '') - Date.parse(query.placedFrom ?? '')).toBe(24 * 60 * 60 * 1000)
})

it('leaves out what is empty', () => {
  expect(toQuery(readFilters(new URLSearchParams('q=%20%20&status=')))).toEqual({})
})
