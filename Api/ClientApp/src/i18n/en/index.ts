import { common } from './common'
import { grains } from './grains'
import { orders } from './orders'
import { picker } from './picker'
import { pack } from './pack'
import { signIn } from './signIn'
import { stock } from './stock'
import { users } from './users'
import { wall } from './wall'
import { words } from './words'

export const en = { ...common, ...signIn, ...words, ...orders, ...stock, ...picker, ...pack, ...wall, ...grains, ...users }
