import { expect, it } from 'vitest'
import { fitting, meant } from './who'

const of = (picker: string, name: string) => ({ picker, name, skills: [], task: null })
const pickers = [of('piotr.nowak', 'Piotr Nowak'), of('ann', 'Ann Lee'), of('anna', 'Anna Kern'), of('chloe', 'Chloé Lefèvre')]

it('finds by parts of names and of signs, with accents or without, and sorts by name', () => {
  expect(fitting(pickers, '').map(({ name }) => name)).toEqual(['Ann Lee', 'Anna Kern', 'Chloé Lefèvre', 'Piotr Nowak'])
  expect(fitting(pickers, 'LEFEVRE').map(({ picker }) => picker)).toEqual(['chloe'])
  expect(fitting(pickers, 'r.n').map(({ picker }) => picker)).toEqual(['piotr.nowak'])
})

it('takes a whole sign before what else it may be part of, and else only what is not in doubt', () => {
  expect(meant(pickers, 'ANN')).toBe('ann')
  expect(meant(pickers, 'kern')).toBe('anna')
  expect(meant(pickers, 'an')).toBeNull()
  expect(meant(pickers, 'nobody')).toBeNull()
})
