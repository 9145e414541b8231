import { askUntyped, setCsrf } from '../api/client'
import { Problem } from '../api/problem'
import { bearer, bearerSession, signInWithBearer } from './bearerFallback'
import type { Role } from './roles'

/** Who is signed in, and what for. */
export interface Session {
  user: string
  name: string
  role: Role
  /** The site that the user works at; absent for those who see several. */
  site?: string | null
  merchant?: string | null
  picker?: string | null
  csrf?: string
}

export type Credentials =
  | { user: string; password: string }
  | { site: string; badge: string; pin: string }
  | { key: string }

const path = '/api/v1/session'

/** Null when nobody is signed in. */
export async function readSession(): Promise<Session | null> {
  try {
    return keep(await askUntyped<Session>('GET', path))
  } catch (failure) {
    if (failure instanceof Problem && failure.status === 404) return bearerSession()
    if (failure instanceof Problem && failure.status === 401) return null
    throw failure
  }
}

export async function signIn(credentials: Credentials): Promise<Session> {
  try {
    return keep(await askUntyped<Session>('POST', path, credentials))
  } catch (failure) {
    const hasNoSignIn = failure instanceof Problem && (failure.status === 404 || failure.status === 405)
    if (hasNoSignIn && 'key' in credentials) return signInWithBearer(credentials.key)
    throw failure
  }
}

export async function signOut(): Promise<void> {
  if (bearer.key === undefined) await askUntyped('DELETE', path)
  bearer.key = undefined
  setCsrf(undefined)
}

function keep(session: Session): Session {
  setCsrf(session.csrf)
  return session
}
