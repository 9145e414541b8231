import { common } from './common'
import { orders } from './orders'
import { signIn } from './signIn'
import { words } from './words'

export const fr = { ...common, ...signIn, ...words, ...orders }
