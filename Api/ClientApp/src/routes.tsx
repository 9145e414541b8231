import { IconActivityHeartbeat, IconAdjustmentsHorizontal, IconBolt, IconBuildingWarehouse, IconChartBar, IconDeviceMobile, IconHandStop, IconHome2, IconLayoutDashboard, IconMap2, IconPackage, IconReceipt2, IconTruckLoading, IconUsers, type Icon } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { Key } from './i18n/i18n'
import { isDemo } from './screens/YourTurn/demo'
import { merchants, office, type Role } from './session/roles'

/** A screen's scope: its path is below `/sites/{site}/` or `/merchants/{merchant}/`, or has no scope. */
export type Scope = 'site' | 'merchant' | 'none'

export interface Screen {
  /** The path below the scope; `orders` is `/merchants/acme/orders`. The rest of the path is the screen's own. */
  path: string
  title: Key
  icon: Icon
  scope: Scope
  /** The roles that may see it; the server checks access by itself. */
  roles: readonly Role[]
  /** `page`: with the navigation beside it. `full`: the whole window, for a wall or a handheld. */
  frame: 'page' | 'full'
  /** The roles whose first screen it is; other roles start with the first in the navigation. */
  startOf?: readonly Role[]
  load: () => Promise<{ default: ComponentType }>
}

/** Only in a demo: other servers do not have the endpoints. */
const yourTurn: Screen = {
  path: 'your-turn', title: 'nav.yourTurn', icon: IconBolt, scope: 'none', frame: 'page', roles: ['operator'],
  load: () => import('./screens/YourTurn'),
}

/** Every screen, in the order of the navigation. */
export const screens: readonly Screen[] = [
  {
    path: 'wall', title: 'nav.wall', icon: IconLayoutDashboard, scope: 'site', frame: 'full',
    roles: ['operator', 'supervisor', 'office', 'packer', 'receiver'],
    load: () => import('./screens/Wall'),
  },
  {
    path: 'control', title: 'nav.control', icon: IconAdjustmentsHorizontal, scope: 'site', frame: 'page',
    roles: ['supervisor', 'operator'], startOf: ['supervisor'],
    load: () => import('./screens/Control'),
  },
  {
    path: 'floor', title: 'nav.floor', icon: IconMap2, scope: 'site', frame: 'page',
    roles: ['supervisor', 'operator'],
    load: () => import('./screens/Floor'),
  },
  {
    path: 'picker', title: 'nav.picker', icon: IconDeviceMobile, scope: 'site', frame: 'full',
    roles: ['picker', 'receiver', 'supervisor', 'operator'],
    startOf: ['picker'],
    load: () => import('./screens/Picker'),
  },
  {
    path: 'pack', title: 'nav.pack', icon: IconPackage, scope: 'site', frame: 'full',
    roles: ['packer', 'supervisor', 'operator'], startOf: ['packer'],
    load: () => import('./screens/Pack'),
  },
  {
    path: 'dock', title: 'nav.dock', icon: IconTruckLoading, scope: 'site', frame: 'page',
    roles: ['receiver', 'supervisor', 'office', 'operator'], startOf: ['receiver'],
    load: () => import('./screens/Dock'),
  },
  {
    path: 'portal', title: 'nav.portal', icon: IconHome2, scope: 'merchant', frame: 'page', roles: merchants, startOf: ['merchant'],
    load: () => import('./screens/Portal'),
  },
  {
    path: 'orders', title: 'nav.orders', icon: IconReceipt2, scope: 'merchant', frame: 'page', roles: office,
    load: () => import('./screens/Orders'),
  },
  {
    path: 'stock', title: 'nav.stock', icon: IconBuildingWarehouse, scope: 'merchant', frame: 'page', roles: office,
    load: () => import('./screens/Stock'),
  },
  {
    path: 'inbound', title: 'nav.inbound', icon: IconTruckLoading, scope: 'merchant', frame: 'page', roles: merchants,
    load: () => import('./screens/Inbound'),
  },
  {
    path: 'reports', title: 'nav.reports', icon: IconChartBar, scope: 'none', frame: 'page', roles: office,
    load: () => import('./screens/Reports'),
  },
  {
    path: 'users', title: 'nav.users', icon: IconUsers, scope: 'none', frame: 'page', roles: ['operator'],
    load: () => import('./screens/Users'),
  },
  {
    path: 'grains', title: 'nav.grains', icon: IconActivityHeartbeat, scope: 'none', frame: 'page', roles: ['operator'],
    load: () => import('./screens/Grains'),
  },
  {
    path: 'set-asides', title: 'nav.setAsides', icon: IconHandStop, scope: 'none', frame: 'page', roles: ['operator'],
    load: () => import('./screens/SetAsides'),
  },
  ...(isDemo ? [yourTurn] : []),
]

export const startOf = (role: Role): Screen | undefined => screensOf(role).find(screen => screen.startOf?.includes(role)) ?? screensOf(role)[0]

export const screensOf = (role: Role): readonly Screen[] => screens.filter(screen => screen.roles.includes(role))
