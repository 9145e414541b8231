import { expect, it } from 'vitest'
import { outcomeOf } from './catalogue'

it('counts what was made and replaced, and names each row that was refused and why', () => {
  const outcome = outcomeOf([
    { index: 0, status: 201, id: 'A' },
    { index: 1, status: 200, id: 'B' },
    { index: 2, status: 422, id: 'C', code: 'invalid_input', detail: 'no', errors: { description: ['Required.'] } },
    { index: 3, status: 409, id: 'D', code: 'tracking_in_use', detail: 'There is stock of it.' },
  ])
  expect(outcome).toEqual({
    made: 1, replaced: 1, refused: [
      { row: 4, id: 'C', code: 'invalid_input', problems: [{ field: 'description', sentence: 'Required.' }] },
      { row: 5, id: 'D', code: 'tracking_in_use', problems: [{ field: '', sentence: 'There is stock of it.' }] },
    ],
  })
})
