import { expect, it } from 'vitest'
import { makeTexts } from '../i18n/i18n'
import { nameOf } from './useActors'

const { t } = makeTexts('en', () => undefined)

it('calls people by their names, and machines by their keys', () => {
  const names = new Map([['ann', 'Ann Lee']])
  expect(nameOf('user:ann', names, t)).toBe('Ann Lee')
  expect(nameOf('user:bob', names, t)).toBe('bob')
  expect(nameOf('key:4f2a', names, t)).toBe('API key 4f2a')
  expect(nameOf('system', names, t)).toBe('system')
})
