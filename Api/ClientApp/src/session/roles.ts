export const roles = ['operator', 'supervisor', 'office', 'packer', 'picker', 'receiver', 'merchant'] as const

export type Role = (typeof roles)[number]

/** Sets of roles that screens are for. */
export const everyone: readonly Role[] = roles
export const office: readonly Role[] = ['operator', 'office', 'supervisor', 'merchant']
/** Who does a merchant's business: he himself, and those who do it for him. */
export const merchants: readonly Role[] = ['operator', 'office', 'merchant']
export const floor: readonly Role[] = ['operator', 'supervisor', 'packer', 'picker', 'receiver']
