/** `money` is in the row's currency. */
export type Unit = 'number' | 'rate' | 'hours' | 'money'

interface Definition {
  chart: 'stack' | 'bar' | 'line'
  unit: Unit
  /** The chart's series; empty when they depend on the rows. */
  series: readonly string[]
  columns: Readonly<Record<string, Unit>>
  /** The figures shown above it, for the whole period. */
  headline: readonly string[]
}

const hours = { 'hours.average': 'hours', 'hours.median': 'hours', 'hours.p90': 'hours' } as const

/** Every report by its API name, and how it is shown. */
export const definitions = {
  ordersBySource: {
    chart: 'stack', unit: 'number', series: [], columns: { orders: 'number', units: 'number', cancelledUnits: 'number', amount: 'money' },
    headline: ['orders', 'units', 'cancelledUnits', 'amount'],
  },
  throughput: {
    chart: 'line', unit: 'number', series: ['received', 'putAway', 'picked', 'packed', 'shipped'],
    columns: { received: 'number', putAway: 'number', picked: 'number', packed: 'number', shipped: 'number', parcels: 'number', orders: 'number' },
    headline: ['received', 'picked', 'shipped', 'parcels', 'orders'],
  },
  fillRate: {
    chart: 'line', unit: 'rate', series: ['unitRate', 'orderRate'],
    columns: { orders: 'number', filledOrders: 'number', units: 'number', filled: 'number', unitRate: 'rate', orderRate: 'rate' }, headline: ['unitRate', 'orderRate', 'orders', 'units'],
  },
  dockToStock: {
    chart: 'line', unit: 'hours', series: ['hours.median', 'hours.average', 'hours.p90'], columns: { deliveries: 'number', units: 'number', ...hours },
    headline: ['hours.median', 'hours.average', 'hours.p90', 'deliveries'],
  },
  cycleTime: {
    chart: 'line', unit: 'hours', series: ['hours.median', 'hours.average', 'hours.p90'], columns: { orders: 'number', ...hours },
    headline: ['hours.median', 'hours.average', 'hours.p90', 'orders'],
  },
  accuracy: {
    chart: 'line', unit: 'rate', series: ['pickAccuracy'],
    columns: { picks: 'number', shorts: 'number', unitsPicked: 'number', unitsShort: 'number', pickAccuracy: 'rate', countedOver: 'number', countedUnder: 'number' },
    headline: ['pickAccuracy', 'unitsShort', 'countedOver', 'countedUnder'],
  },
  stockAgeing: {
    chart: 'bar', unit: 'number', series: ['units'], columns: { units: 'number', skus: 'number', share: 'rate' }, headline: ['units', 'skus'],
  },
} as const satisfies Record<string, Definition>

export type ReportName = keyof typeof definitions

export const reportNames = Object.keys(definitions) as ReportName[]

export const definitionOf = (name: ReportName): Definition => definitions[name]
