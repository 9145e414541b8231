import type { Schemas } from '../../api/client'

type Due = Schemas['DueCount']

/** The first cut-off that is still ahead; those that are over are late and shown as such. */
export const nextCutOff = (due: readonly Due[], now: number): Due | undefined =>
  due.find(({ cutOff }) => Date.parse(cutOff) > now)
