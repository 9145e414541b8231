import { expect, it } from 'vitest'
import { makeTexts } from '../i18n/i18n'
import { actorOf } from './actor'

const { t } = makeTexts('en', () => undefined)

it('calls people by their names, and machines by their keys', () => {
  expect(actorOf({ by: 'user:ann', byName: 'Ann Lee' }, t)).toBe('Ann Lee')
  expect(actorOf({ by: 'user:bob', byName: null }, t)).toBe('bob')
  expect(actorOf({ by: 'key:4f2a', byName: 'Web shop' }, t)).toBe('API key Web shop')
  expect(actorOf({ by: 'key:4f2a' }, t)).toBe('API key 4f2a')
  expect(actorOf({ by: 'system' }, t)).toBe('system')
})
