import { askUntyped, setCsrf } from '../api/client'
import { Problem, Unreachable } from '../api/problem'
import { rememberedSession, rememberSession } from './remembered'
import type { Role } from './roles'

/** The signed-in user's session. */
export interface Session {
  user: string
  name: string
  role: Role
  /** The user's site; absent for users who see several. */
  site?: string | null
  merchant?: string | null
  picker?: string | null
  csrf?: string
  /** Absent for a session by API key. */
  hasPassword?: boolean
  /** Set when the server was unreachable and this is the remembered session. */
  isUnconfirmed?: boolean
}

export type Credentials =
  | { user: string; password: string }
  | { site: string; badge: string; pin: string }
  | { key: string }

type Answered = Omit<Session, 'role'> & { role: Role | 'site' }

const path = '/api/v1/session'

/** Returns the session; null when signed out; the remembered session while the server is unreachable. */
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

/** Changes the password, which ends all the user's sessions and starts a new one with another `csrf`. */
export async function changePassword(old: string, wanted: string): Promise<Session> {
  return keep(await askUntyped<Answered>('POST', `${path}/password`, { old, new: wanted }))
}

/** A site's key may do what the site's supervisor may. */
function keep(session: Answered): Session {
  setCsrf(session.csrf)
  const known: Session = { ...session, role: session.role === 'site' ? 'supervisor' : session.role }
  rememberSession(known)
  return known
}
