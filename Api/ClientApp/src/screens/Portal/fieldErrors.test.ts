import { expect, it } from 'vitest'
import { Problem } from '../../api/problem'
import { fieldErrors } from './fieldErrors'

const refusal = new Problem(422, { detail: 'no', errors: { 'shipTo.city': ['It is required.'], 'lines[1].sku': ['Unknown.'] } })

it('says each error at its field, and nothing twice', () => {
  const errors = fieldErrors(refusal, () => true)
  expect(errors.of('shipTo.city')).toBe('It is required.')
  expect(errors.of('number')).toBeUndefined()
  expect(errors.rest).toBeNull()
})

it('loses no error of a field that the form does not have', () => {
  expect(fieldErrors(refusal, field => !field.startsWith('lines')).rest).toBe(refusal)
  expect(fieldErrors(new Error('down'), () => true).rest).toBeInstanceOf(Error)
  expect(fieldErrors(null, () => true).rest).toBeNull()
})
