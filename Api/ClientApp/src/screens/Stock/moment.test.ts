import { expect, test } from 'vitest'
import { localText, momentOf, readMoment } from './moment'

test('a minute that was typed is meant with all that happened in it', () => {
  const now = new Date('2026-11-27T12:00:00')
  expect(momentOf('2026-11-27T10:30', now)).toBe(new Date('2026-11-27T10:30:59.999').toISOString())
  expect(momentOf('2026-11-26', now)).toBe(new Date('2026-11-26T23:59:59.999').toISOString())
  expect(momentOf('2026-11-27T10:30:15', now)).toBe(new Date('2026-11-27T10:30:15.999').toISOString())
})

test('what is still to come, or is no moment, is now', () => {
  const now = new Date('2026-11-27T12:00:00')
  expect(momentOf('2026-11-27T12:01', now)).toBeNull()
  expect(momentOf('2026-11-27', now)).toBeNull()
  expect(momentOf('', now)).toBeNull()
  expect(momentOf('when', now)).toBeNull()
  expect(readMoment(new URLSearchParams('at=when'))).toBeNull()
})

test('the field shows the moment by the clock of who reads', () => {
  expect(localText(new Date(2026, 10, 7, 8, 5, 9))).toBe('2026-11-07T08:05:09')
})
