import { expect, it } from 'vitest'
import { Problem } from '../../api/problem'
import { makeTexts } from '../../i18n/i18n'
import { fieldErrors } from './fieldErrors'

const { t } = makeTexts('en', () => undefined)
const refusal = new Problem(422, { detail: 'no', errors: { 'shipTo.city': ['Required.'], 'lines[1].sku': ['Unknown.'] } })

it('says each error at its field, and nothing twice', () => {
  const errors = fieldErrors(refusal, t, () => true)
  expect(errors.of('shipTo.city')).toBe('Required.')
  expect(errors.of('number')).toBeUndefined()
  expect(errors.rest).toBeNull()
})

it('says at its field why something was refused', () => {
  const { t: french } = makeTexts('fr', () => undefined)
  const unknown = new Problem(422, { code: 'unknown_site', detail: 'no', errors: { site: ["There is no site 'X'."] } })
  expect(fieldErrors(unknown, french, () => true).of('site')).toBe('Ce site n’existe pas.')
})

it('loses no error of a field that the form does not have', () => {
  expect(fieldErrors(refusal, t, field => !field.startsWith('lines')).rest).toBe(refusal)
  expect(fieldErrors(new Error('down'), t, () => true).rest).toBeInstanceOf(Error)
  expect(fieldErrors(null, t, () => true).rest).toBeNull()
})
