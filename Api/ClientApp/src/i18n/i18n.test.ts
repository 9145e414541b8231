import { expect, it } from 'vitest'
import { en } from './en'
import { fr } from './fr'
import { makeTexts } from './i18n'

const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(match => match[0]).sort()

it('has the same keys in every language', () => {
  expect(Object.keys(fr).sort()).toEqual(Object.keys(en).sort())
})

it('fills in the same values in every language', () => {
  for (const [key, text] of Object.entries(en)) expect([key, places(fr[key as keyof typeof fr])]).toEqual([key, places(text)])
})

it('leaves no text empty', () => {
  for (const text of [...Object.values(en), ...Object.values(fr)]) expect(text.trim()).not.toBe('')
})

it('fills in what it is given', () => {
  const { t } = makeTexts('en', () => undefined)
  expect(t('user.menu', { name: 'Ann' })).toBe('Signed in as Ann')
})

it('keeps a word that it does not know', () => {
  const { word } = makeTexts('fr', () => undefined)
  expect(word('role', 'picker')).toBe('Préparateur')
  expect(word('role', 'astronaut')).toBe('astronaut')
})
