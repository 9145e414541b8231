import { expect, it } from 'vitest'
import { cancelBody } from './cancel'

const lines = [{ line: '1', sku: 'A', most: 2 }, { line: '2', sku: 'B', most: 1 }]

it('cancels the order as a whole when nothing is kept', () => {
  expect(cancelBody(lines, { 1: 2 }, 'why')).toEqual({ reason: 'why', lines: null })
})

it('cancels only what is asked for', () => {
  expect(cancelBody(lines, { 1: 1, 2: 0 }, 'why')).toEqual({ reason: 'why', lines: [{ line: '1', quantity: 1 }] })
})
