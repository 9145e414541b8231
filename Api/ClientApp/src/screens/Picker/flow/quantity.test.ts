import { expect, it } from 'vitest'
import { quantityOf } from './quantity'

it('takes what there is, and nothing else', () => {
  expect(quantityOf('12', 280)).toBe(12)
  expect(quantityOf('280', 280)).toBe(280)
  expect(quantityOf('007', 280)).toBe(7)
  for (const typed of ['', '0', '281', '4006381333931', 'A-01-1', '1.5', '-1']) expect(quantityOf(typed, 280)).toBeNull()
})
