import { expect, it } from 'vitest'
import { Problem } from '../api/problem'
import { makeTexts } from '../i18n/i18n'
import { fieldLabel } from './fieldLabel'
import { explain } from './ProblemAlert'
import { translateMessage } from './serverMessages'

const { t } = makeTexts('fr', () => undefined)

it('says in the reader’s language what the server says of a field', () => {
  expect(translateMessage('Required.', t)).toBe('Obligatoire.')
  expect(translateMessage('Between 1 and 1000000.', t)).toBe('Entre 1 et 1000000.')
  expect(translateMessage("'MUG' has no unit 'crate'.", t)).toBe('« MUG » n’a pas d’unité « crate ».')
  expect(translateMessage('4 to 12 digits.', t)).toBe('De 4 à 12 chiffres.')
  expect(translateMessage('Not allowed for this role.', t)).toBe('Non admis pour ce rôle.')
  expect(translateMessage('One of standard, express.', t)).toBe('Au choix : standard, express.')
  expect(translateMessage('Something new.', t)).toBe('Something new.')
})

it('names each field once, and translates the refusals that it knows', () => {
  const input = new Problem(422, { code: 'invalid_input', detail: 'reason: Required.', errors: { reason: ['Required.'] } })
  expect(explain(input, t)).toBe('Motif : Obligatoire.')
  expect(explain(new Problem(409, { code: 'order_number_taken', detail: 'no' }), t)).toBe('Une autre commande porte ce numéro.')
  expect(explain(new Problem(409, { code: 'something_new', detail: 'The reason.' }), t)).toBe('The reason.')
})

it('calls fields what forms call them', () => {
  expect(fieldLabel('shipTo.city', t)).toBe('Ville')
  expect(fieldLabel('lines[1].sku', t)).toBe('Ligne 2, Article')
  expect(fieldLabel('lines[0]', t)).toBe('Ligne 1')
  expect(fieldLabel('something.odd', t)).toBe('something.odd')
})
