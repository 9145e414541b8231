import { expect, it } from 'vitest'
import { readDay, readMomentText, sayDay } from './days'

const today = new Date(2026, 10, 27)

it.each([
  ['27 Nov 2026', '2026-11-27'],
  ['27 nov. 2026', '2026-11-27'],
  ['Nov 27, 2026', '2026-11-27'],
  ['3 août 26', '2026-08-03'],
  ['3/8/2026', '2026-08-03'],
  ['03.08.', '2026-08-03'],
  ['2026-11-27', '2026-11-27'],
  ['29 Feb 2028', '2028-02-29'],
])('reads %s as a day', (text, day) => expect(readDay(text, today)).toBe(day))

it.each(['', 'soon', '27', '31 Feb 2026', '11/27/2026', '3 ju 2026', '1 2 3 4'])('takes %j for no day', text => expect(readDay(text, today)).toBeNull())

it('reads a time behind a day, or alone', () => {
  expect(readMomentText('27 Nov 2026, 14:05:09', today)).toBe('2026-11-27T14:05:09')
  expect(readMomentText('2026-11-27T14:05', today)).toBe('2026-11-27T14:05')
  expect(readMomentText('27/11 9h30', today)).toBe('2026-11-27T09:30')
  expect(readMomentText('9:30', today)).toBe('2026-11-27T09:30')
  expect(readMomentText('27 Nov 2026', today)).toBe('2026-11-27')
  expect(readMomentText('27 Nov 2026 25:00', today)).toBeNull()
})

it('reads in every language what it has written', () => {
  for (const locale of ['en-GB', 'fr-FR']) {
    for (let month = 1; month <= 12; month++) {
      const day = `2026-${String(month).padStart(2, '0')}-05`
      expect(readDay(sayDay(day, locale), today)).toBe(day)
      expect(readMomentText(sayDay(`${day}T08:05:09`, locale), today)).toBe(`${day}T08:05:09`)
    }
  }
})
