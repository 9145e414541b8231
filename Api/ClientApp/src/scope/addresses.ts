import type { Scope, Screen } from '../routes'
import type { Session } from '../session/session'

const collection: Record<Exclude<Scope, 'none'>, string> = { site: 'sites', merchant: 'merchants' }

/** Returns the path of a screen for a site or merchant: `/sites/PAR1/wall`. */
export function addressOf(screen: Pick<Screen, 'path' | 'scope'>, id: string | undefined, rest = ''): string {
  if (screen.scope === 'none') return `/${screen.path}${rest}`
  // Without a site or merchant, the screen asks for one.
  return id === undefined ? `/${screen.path}` : `/${collection[screen.scope]}/${encodeURIComponent(id)}/${screen.path}${rest}`
}

export const patternOf = ({ scope, path }: Pick<Screen, 'path' | 'scope'>): string =>
  scope === 'none' ? `/${path}/*` : `/${collection[scope]}/:${scope}/${path}/*`

/** The last choice by kind of scope; a session limited to one site or merchant always has that one. */
export function chosen(scope: Scope, session: Session): string | undefined {
  if (scope === 'none') return undefined
  return session[scope] ?? localStorage.getItem(`scope.${scope}`) ?? undefined
}

export const remember = (scope: Scope, id: string) => localStorage.setItem(`scope.${scope}`, id)
