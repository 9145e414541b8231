import { common } from './common'
import { signIn } from './signIn'

export const en = { ...common, ...signIn }
