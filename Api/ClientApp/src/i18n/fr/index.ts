import { common } from './common'
import { signIn } from './signIn'

export const fr = { ...common, ...signIn }
