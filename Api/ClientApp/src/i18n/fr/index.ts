import { common } from './common'
import { control } from './control'
import { dock } from './dock'
import { floor } from './floor'
import { orders } from './orders'
import { picker } from './picker'
import { pack } from './pack'
import { signIn } from './signIn'
import { stock } from './stock'
import { wall } from './wall'
import { words } from './words'

export const fr = { ...common, ...signIn, ...words, ...orders, ...stock, ...picker, ...pack, ...dock, ...control, ...floor, ...wall }
