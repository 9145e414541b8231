import { common } from './common'
import { orders } from './orders'
import { signIn } from './signIn'
import { wall } from './wall'
import { words } from './words'

export const en = { ...common, ...signIn, ...words, ...orders, ...wall }
