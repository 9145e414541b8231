import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'
import type { Refused } from '../../outbox/outbox'
import { show } from '../../testing/render'
import { RefusedWork } from './RefusedWork'

const told = vi.hoisted(() => ({ posts: [] as unknown[], again: [] as unknown[], failure: null as Error | null }))

vi.mock('../../api/client', async original => ({
  ...(await original<typeof import('../../api/client')>()),
  api: { POST: (path: string, init: unknown) => told.posts.push([path, init]) },
  ask: () => (told.failure ? Promise.reject(told.failure) : Promise.resolve({})),
}))
vi.mock('../../outbox/useOutbox', () => ({ outboxOf: () => ({ again: (...args: unknown[]) => told.again.push(args), dismiss: () => undefined }) }))

const refused = (code: string, key = 'k1'): Refused => ({
  code, detail: 'In English.',
  operation: {
    key, path: '/p', at: 0, body: { picker: 'ann', stop: 1, quantity: 5 },
    about: { kind: 'pick', sku: 'MUG', name: 'Mug, blue', quantity: 5, from: 'A-01', to: 'TOTE', task: 'T1' },
  },
})

beforeEach(() => {
  told.posts = []
  told.again = []
  told.failure = null
})

it('offers to take the tour over, and tells the pick again once that is done', async () => {
  show(<RefusedWork site="PAR1" refused={[refused('not_yours')]} mayPick />)
  expect(screen.getByRole('alert').textContent).toContain('not yours any more')
  await userEvent.click(screen.getByRole('button', { name: 'Take over the tour' }))
  await waitFor(() => expect(told.again).toEqual([['k1']]))
  expect(told.posts).toEqual([['/api/v1/sites/{site}/tasks/{task}/takeOver', { params: { path: { site: 'PAR1', task: 'T1' } }, body: { picker: 'ann' } }]])
})

it('tells nothing again when the tour cannot be taken over, and says why', async () => {
  told.failure = new Error('The tour is done.')
  show(<RefusedWork site="PAR1" refused={[refused('not_yours')]} mayPick />)
  await userEvent.click(screen.getByRole('button', { name: 'Take over the tour' }))
  expect(await screen.findByText('The tour is done.')).toBeTruthy()
  expect(told.again).toEqual([])
})

it('takes the word of who means more than is planned', async () => {
  show(<RefusedWork site="PAR1" refused={[refused('more_than_planned')]} mayPick />)
  await userEvent.click(screen.getByRole('button', { name: 'Keep all 5 in the tote' }))
  expect(told.again).toEqual([['k1', { extra: true }]])
})

it('offers neither to who does not pick, and says every refusal in words', () => {
  show(<RefusedWork site="PAR1" refused={[refused('not_yours'), refused('waits_for_rest', 'k2')]} mayPick={false} />)
  expect(screen.queryByRole('button', { name: 'Take over the tour' })).toBeNull()
  expect(screen.getAllByRole('alert')[1]?.textContent).toContain('ships complete')
})
