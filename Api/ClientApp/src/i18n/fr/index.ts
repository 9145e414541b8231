import { common } from './common'
import { orders } from './orders'
import { picker } from './picker'
import { pack } from './pack'
import { portal } from './portal'
import { reports } from './reports'
import { signIn } from './signIn'
import { stock } from './stock'
import { track } from './track'
import { wall } from './wall'
import { words } from './words'

export const fr = { ...common, ...signIn, ...words, ...orders, ...stock, ...picker, ...pack, ...wall, ...track, ...portal, ...reports }
