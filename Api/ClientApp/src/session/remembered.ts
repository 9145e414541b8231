import type { Session } from './session'

const key = 'session.last'

/**
 * The user who was last signed in on this device: a page that is loaded while the server is unreachable continues as theirs. Holds no
 * secret and grants no access: the server requires the cookie.
 */
export function rememberSession(session: Session | null): void {
  if (session === null) localStorage.removeItem(key)
  else localStorage.setItem(key, JSON.stringify({ ...session, csrf: undefined }))
}

export function rememberedSession(): Session | null {
  const text = localStorage.getItem(key)
  if (text === null) return null
  try {
    return { ...(JSON.parse(text) as Session), isUnconfirmed: true }
  } catch {
    return null
  }
}
