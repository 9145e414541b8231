import { expect, it } from 'vitest'
import { bodyOf, draftOf, type User } from './user'

const ann: User = { user: 'ann', name: 'Ann', role: 'picker', site: 'PAR1', merchant: null, picker: 'ann', disabled: false, hasPassword: true, hasBadge: true, version: 3 }

it('leaves secrets as they are when nothing was written', () => {
  const body = bodyOf(draftOf(ann))

  expect(body).toMatchObject({ name: 'Ann', role: 'picker', site: 'PAR1', picker: 'ann', disabled: false })
  expect(body).not.toHaveProperty('password')
  expect(body).not.toHaveProperty('badge')
  expect(body).not.toHaveProperty('pin')
})

it('takes secrets away when that is asked for', () => {
  expect(bodyOf({ ...draftOf(ann), removesPassword: true, password: 'not sent', removesBadge: true })).toMatchObject({ password: '', badge: '', pin: '' })
})

it('sends what belongs to the role and nothing else', () => {
  const body = bodyOf({ ...draftOf(ann), role: 'merchant', merchant: 'acme', password: 'a new password' })

  expect(body).toMatchObject({ role: 'merchant', merchant: 'acme', site: null, picker: null, password: 'a new password', badge: '', pin: '' })
})

it('sends a badge with its PIN', () => {
  expect(bodyOf({ ...draftOf(null), name: ' Bo ', site: 'PAR1', badge: ' 10023 ', pin: '4711' })).toMatchObject({ name: 'Bo', badge: '10023', pin: '4711' })
})
