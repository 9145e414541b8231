import type { Schemas } from '../../api/client'

type Due = Schemas['DueCount']

/** Returns the next cut-off; past ones are shown as late. */
export const nextCutOff = (due: readonly Due[], now: number): Due | undefined =>
  due.find(({ cutOff }) => Date.parse(cutOff) > now)
