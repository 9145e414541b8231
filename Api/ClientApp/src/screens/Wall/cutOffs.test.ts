import { expect, it } from 'vitest'
import { nextCutOff } from './cutOffs'

const at = (cutOff: string) => ({ cutOff, unstarted: 1, inWork: 0, packed: 0 })

it('passes over the cut-offs that were missed', () => {
  const due = [at('2026-11-21T15:00:00Z'), at('2026-11-21T18:00:00Z')]
  expect(nextCutOff(due, Date.parse('2026-11-21T16:00:00Z'))?.cutOff).toBe('2026-11-21T18:00:00Z')
  expect(nextCutOff(due, Date.parse('2026-11-21T19:00:00Z'))).toBeUndefined()
})
