export const roles = ['operator', 'supervisor', 'office', 'packer', 'picker', 'receiver', 'merchant'] as const

export type Role = (typeof roles)[number]

/** Sets of roles that may see screens. */
export const everyone: readonly Role[] = roles
export const office: readonly Role[] = ['operator', 'office', 'supervisor', 'merchant']
/** The roles that manage a merchant's orders: the merchant, and staff on the merchant's behalf. */
export const merchants: readonly Role[] = ['operator', 'office', 'merchant']
export const floor: readonly Role[] = ['operator', 'supervisor', 'packer', 'picker', 'receiver']
