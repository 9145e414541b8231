import { csvText } from '../../ui/csv'
import type { Figures } from './figures'

/** Named as the API names them. */
const columns = ['sku', 'description', 'onHand', 'available', 'reserved', 'unavailable', 'backordered', 'inbound', 'availableToSell'] as const

/** The list as it stands on the screen: it is all here, and the API knows nothing of what it is narrowed by. */
export const stockCsv = (rows: readonly Figures[]): string =>
  csvText(columns, rows.map(row => columns.map(name => row[name === 'availableToSell' ? 'ats' : name])))
