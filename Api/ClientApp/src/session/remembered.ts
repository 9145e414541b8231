import type { Session } from './session'

const key = 'session.last'

/**
 * Who was signed in last on this device: a page that is loaded while the server cannot be reached goes on as his. It holds no
 * secret, and gives no right: the server asks for the cookie.
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
