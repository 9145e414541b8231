import { afterEach, beforeEach, expect, it, vi } from 'vitest'

const ann = { user: 'ann', name: 'Ann', role: 'picker', site: 'PAR1', picker: 'ann', csrf: 'secret' }

const server = vi.fn<(request: Request) => Promise<Response>>()
const answers = (status: number, body?: unknown) =>
  server.mockImplementation(() => Promise.resolve(new Response(body === undefined ? null : JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })))
const isAway = () => server.mockImplementation(() => Promise.reject(new TypeError('no network')))

/** Loads the modules again, because the client captures the browser's `fetch` on loading. */
async function load() {
  vi.resetModules()
  return { ...await import('./session'), ...await import('../api/client') }
}

beforeEach(() => {
  localStorage.clear()
  server.mockReset()
  vi.stubGlobal('fetch', server)
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

it('goes on as who was signed in last while the server cannot be reached', async () => {
  const { readSession } = await load()
  answers(200, ann)
  await readSession()
  isAway()

  expect(await readSession()).toMatchObject({ user: 'ann', role: 'picker', isUnconfirmed: true })
  expect(localStorage.getItem('session.last')).not.toContain('secret')
})

it('is nobody once the server has said so, also without a network', async () => {
  const { readSession } = await load()
  answers(200, ann)
  await readSession()
  answers(401, { code: 'unauthorized' })
  expect(await readSession()).toBeNull()
  isAway()

  await expect(readSession()).rejects.toThrow()
})

it('forgets who signed out', async () => {
  const { readSession, signOut } = await load()
  answers(200, ann)
  await readSession()
  answers(204)
  await signOut()
  isAway()

  await expect(readSession()).rejects.toThrow()
})

it('goes on with the secret of the new session after a change of password', async () => {
  const { api, ask, changePassword, readSession } = await load()
  answers(200, ann)
  await readSession()
  answers(200, { ...ann, csrf: 'another' })
  await changePassword('the old one', 'the new one')
  answers(204)

  await ask(api.DELETE('/api/v1/users/{user}', { params: { path: { user: 'bo' } } }))

  expect(server.mock.lastCall?.[0].headers.get('X-CSRF-Token')).toBe('another')
})
