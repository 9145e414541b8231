import { askUntyped, setCsrf } from '../api/client'
import { Problem } from '../api/problem'
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

type Answered = Omit<Session, 'role'> & { role: Role | 'site' }

const path = '/api/v1/session'

/** Null when nobody is signed in. */
export async function readSession(): Promise<Session | null> {
  try {
    return keep(await askUntyped<Answered>('GET', path))
  } catch (failure) {
    if (failure instanceof Problem && failure.status === 401) return null
    throw failure
  }
}

export async function signIn(credentials: Credentials): Promise<Session> {
  return keep(await askUntyped<Answered>('POST', path, credentials))
}

export async function signOut(): Promise<void> {
  await askUntyped('DELETE', path)
  setCsrf(undefined)
}

/** A machine that signed in with a site's key may do what the site's supervisor may. */
function keep(session: Answered): Session {
  setCsrf(session.csrf)
  return { ...session, role: session.role === 'site' ? 'supervisor' : session.role }
}
