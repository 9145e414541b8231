import { common } from './common'
import { orders } from './orders'
import { picker } from './picker'
import { pack } from './pack'
import { signIn } from './signIn'
import { stock } from './stock'
import { wall } from './wall'
import { yourTurn } from './yourTurn'
import { words } from './words'

export const fr = { ...common, ...signIn, ...words, ...yourTurn, ...orders, ...stock, ...picker, ...pack, ...wall }
