import type { Schemas } from '../../api/client'
import type { Role } from '../../session/roles'

export type User = Schemas['UserView']

/** The form's values; a secret that is left empty is kept. */
export interface Draft {
  user: string
  name: string
  role: Role
  site: string | null
  merchant: string | null
  picker: string
  password: string
  badge: string
  pin: string
  removesPassword: boolean
  removesBadge: boolean
  isBlocked: boolean
}

const ofSite: readonly Role[] = ['supervisor', 'packer', 'picker', 'receiver']

/** The fields that a role has. */
export const has = {
  site: (role: Role) => ofSite.includes(role) || role === 'office',
  needsSite: (role: Role) => ofSite.includes(role),
  merchant: (role: Role) => role === 'merchant',
  picker: (role: Role) => role === 'picker',
  /** A badge needs a site. */
  badge: (role: Role, site: string | null): boolean => has.site(role) && site !== null,
}

export const draftOf = (user: User | null): Draft => ({
  user: user?.user ?? '', name: user?.name ?? '', role: user?.role ?? 'picker', site: user?.site ?? null, merchant: user?.merchant ?? null,
  picker: user?.picker ?? '', password: '', badge: '', pin: '', removesPassword: false, removesBadge: false, isBlocked: user?.disabled ?? false,
})

/** Returns the request's body: absent secrets are kept, empty ones removed. */
export function bodyOf(draft: Draft): Schemas['UserBody'] {
  const { role } = draft
  const site = has.site(role) ? draft.site : null
  const keepsBadge = has.badge(role, site) && !draft.removesBadge
  const badge = keepsBadge ? draft.badge.trim() || undefined : ''
  const pin = keepsBadge ? draft.pin || undefined : ''
  return {
    name: draft.name.trim(), role, site, merchant: has.merchant(role) ? draft.merchant : null, picker: has.picker(role) ? draft.picker.trim() || null : null,
    disabled: draft.isBlocked,
    ...(draft.removesPassword ? { password: '' } : draft.password && { password: draft.password }),
    ...(badge !== undefined && { badge }), ...(pin !== undefined && { pin }),
  } as Schemas['UserBody']
}
