import { expect, it } from 'vitest'
import { Problem } from '../api/problem'
import { makeTexts } from '../i18n/i18n'
import { explain } from './ProblemAlert'
import { said } from './said'

const { t } = makeTexts('fr', () => undefined)

it('says in the reader’s language what the server says of a field', () => {
  expect(said('It is required.', t)).toBe('Obligatoire.')
  expect(said('Between 1 and 1000000.', t)).toBe('Entre 1 et 1000000.')
  expect(said("'MUG' has no unit 'crate'.", t)).toBe('« MUG » n’a pas d’unité « crate ».')
  expect(said('Something new.', t)).toBe('Something new.')
})

it('names each field once, and translates the refusals that it knows', () => {
  const input = new Problem(422, { code: 'invalid_input', detail: 'reason: It is required.', errors: { reason: ['It is required.'] } })
  expect(explain(input, t)).toBe('reason: Obligatoire.')
  expect(explain(new Problem(409, { code: 'order_number_taken', detail: 'no' }), t)).toBe('Une autre commande porte ce numéro.')
  expect(explain(new Problem(409, { code: 'something_new', detail: 'The reason.' }), t)).toBe('The reason.')
})
