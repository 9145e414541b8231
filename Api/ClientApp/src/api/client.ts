import createClient from 'openapi-fetch'
import { Problem, Unreachable } from './problem'
import type { components, paths } from './schema'

export type Schemas = components['schemas']

/** Called when the session has ended (401). */
let onSignedOut: () => void = () => undefined
let csrf: string | undefined

/** The session's CSRF token; sent with every request that changes something. */
export const setCsrf = (token: string | undefined) => (csrf = token)
export const setOnSignedOut = (handler: () => void) => (onSignedOut = handler)

const isSafe = (method: string) => method === 'GET' || method === 'HEAD'

/**
 * The whole API, typed by its OpenAPI description. `ask(api.GET('/api/v1/sites/{site}', { params: { path: { site } } }))`.
 * Every POST carries an `Idempotency-Key`; pass your own where the same operation may be sent again.
 */
export const api = createClient<paths>({ baseUrl: globalThis.location.origin, credentials: 'same-origin' })

api.use({
  onRequest({ request }) {
    if (!isSafe(request.method) && csrf !== undefined) request.headers.set('X-CSRF-Token', csrf)
    if (request.method === 'POST' && !request.headers.has('Idempotency-Key')) {
      request.headers.set('Idempotency-Key', newOperation())
    }
    return request
  },
})

interface Answered<T> {
  data?: T
  error?: unknown
  response: Response
}

/** The JSON type of an answer: lists can also be exported as text, which this client does not use. */
type Json<T> = Exclude<T, string>

/** Returns the answer's body; throws `Problem` or `Unreachable`. */
export async function ask<T>(asking: Promise<Answered<T>>): Promise<Json<T>> {
  let answer: Answered<T>
  try {
    answer = await asking
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure
    throw new Unreachable(failure)
  }
  if (!answer.response.ok) {
    if (answer.response.status === 401) onSignedOut()
    throw new Problem(answer.response.status, answer.error)
  }
  return answer.data as Json<T>
}

/** Calls routes that are not in the OpenAPI description, with the same headers and errors. */
export async function askUntyped<T>(method: string, path: string, body?: unknown): Promise<T> {
  const request = api as unknown as { request(method: string, path: string, init?: unknown): Promise<Answered<T>> }
  return ask(request.request(method.toLowerCase(), path, body === undefined ? undefined : { body }))
}

/** Returns a new idempotency key. `crypto.randomUUID` is not available on plain http. */
export function newOperation(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
}
