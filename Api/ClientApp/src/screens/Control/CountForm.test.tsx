import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'
import { show } from '../../testing/render'
import { CountForm } from './CountForm'

const server = vi.hoisted(() => ({ asked: [] as { path: string; body?: unknown }[], tracking: 'none' }))

vi.mock('../../api/client', async original => ({
  ...(await original<typeof import('../../api/client')>()),
  api: { GET: (path: string) => ({ path }), POST: (path: string, init: { body?: unknown }) => ({ path, body: init.body }) },
  ask: (asked: { path: string; body?: { quantity: number } }) => {
    if (asked.path.endsWith('/skus/{sku}')) return Promise.resolve({ sku: 'MUG', description: 'Mug, blue', tracking: server.tracking, barcodes: [], units: [] })
    server.asked.push(asked)
    return Promise.resolve({ id: 'C-1', location: 'A-01', merchant: 'acme', sku: 'MUG', counted: asked.body?.quantity, expected: 10, at: '', status: 'open' })
  },
}))

const counting = { location: 'A-01', merchant: 'acme', sku: 'MUG', lot: undefined }

beforeEach(() => {
  server.asked = []
  server.tracking = 'none'
})

it('counts with the keyboard alone: the number, Enter, and Enter to accept', async () => {
  const onClose = vi.fn()
  show(<CountForm site="PAR1" counting={counting} onClose={onClose} />)
  await userEvent.type(await screen.findByLabelText(/How many MUG are at A-01/), '7{Enter}')
  expect(await screen.findByText('3 fewer than in the books')).toBeTruthy()
  expect(server.asked).toMatchObject([{ path: '/api/v1/sites/{site}/counts', body: { location: 'A-01', merchant: 'acme', sku: 'MUG', lot: null, quantity: 7, serials: null } }])
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(server.asked[1]).toMatchObject({ path: '/api/v1/sites/{site}/counts/{count}/accept' })
})

it('takes none for an answer, but no empty field', async () => {
  show(<CountForm site="PAR1" counting={counting} onClose={() => undefined} />)
  const save = await screen.findByRole('button', { name: 'Save the count' })
  expect(save).toHaveProperty('disabled', true)
  await userEvent.type(screen.getByLabelText(/How many/), '0{Enter}')
  expect(await screen.findByText('10 fewer than in the books')).toBeTruthy()
})

it('takes serial numbers as they are scanned', async () => {
  server.tracking = 'serial'
  show(<CountForm site="PAR1" counting={counting} onClose={() => undefined} />)
  await userEvent.type(await screen.findByLabelText(/Serial numbers/), 'S1{Enter}S2{Enter}S1{Enter}')
  expect(screen.getByText('2 serial numbers')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Save the count' }))
  await screen.findByText('8 fewer than in the books')
  expect(server.asked[0]?.body).toMatchObject({ quantity: 2, serials: ['S1', 'S2'] })
})
