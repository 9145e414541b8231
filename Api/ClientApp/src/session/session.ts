import { askUntyped, setCsrf } from '../api/client'
import { Problem, Unreachable } from '../api/problem'
import { rememberedSession, rememberSession } from './remembered'
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
  /** Absent for who signed in with a key. */
  hasPassword?: boolean
  /** The server was not reached: who was signed in last. */
  isUnconfirmed?: boolean
}

export type Credentials =
  | { user: string; password: string }
  | { site: string; badge: string; pin: string }
  | { key: string }

type Answered = Omit<Session, 'role'> & { role: Role | 'site' }

const path = '/api/v1/session'

/** Null when nobody is signed in; while the server cannot be reached, who was signed in last. */
export async function readSession(): Promise<Session | null> {
  try {
    return keep(await askUntyped<Answered>('GET', path))
  } catch (failure) {
    if (failure instanceof Problem && failure.status === 401) {
      rememberSession(null)
      return null
    }
    const known = isAway(failure) ? rememberedSession() : null
    if (known) return known
    throw failure
  }
}

export async function signIn(credentials: Credentials): Promise<Session> {
  return keep(await askUntyped<Answered>('POST', path, credentials))
}

export async function signOut(): Promise<void> {
  await askUntyped('DELETE', path)
  setCsrf(undefined)
  rememberSession(null)
}

const isAway = (failure: unknown) => failure instanceof Unreachable || (failure instanceof Problem && failure.status >= 502)

/** Ends all one's sessions and starts this one anew, with another `csrf`. */
export async function changePassword(old: string, wanted: string): Promise<Session> {
  return keep(await askUntyped<Answered>('POST', `${path}/password`, { old, new: wanted }))
}

/** A machine that signed in with a site's key may do what the site's supervisor may. */
function keep(session: Answered): Session {
  setCsrf(session.csrf)
  const known: Session = { ...session, role: session.role === 'site' ? 'supervisor' : session.role }
  rememberSession(known)
  return known
}
