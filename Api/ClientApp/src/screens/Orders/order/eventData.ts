import type { Key, Texts } from '../../../i18n/i18n'
import type { OrderEvent } from '../useOrder'

/** The fields of a stored event that the page shows; each may be absent. */
interface Data {
  reason?: string
  wave?: string
  quantity?: number
  line?: string
  site?: string | null
  tote?: string
  goods?: { key?: { sku?: string }; quantity?: number }
  shipment?: { carrier?: string } | string
  tracking?: string
  route?: Route
}

export interface Route {
  sites?: string[]
  decision?: {
    rule: string
    asked: number
    candidates: { site: string; cost: number; covered: number; verdict: string; reason: string }[]
  }
}

export const dataOf = (event: OrderEvent): Data => (event.data ?? {})

/** Events between an order and its fulfilments that repeat what another event says. */
const echoes: ReadonlySet<string> = new Set([
  'fulfilmentAdvanced', 'fulfilmentOpened', 'unitsSet', 'linesShipped', 'linesDelivered', 'parcelsUnpacked',
])

export const isNews = (event: OrderEvent) => !echoes.has(event.type)

/** Shortens `acme/MUG` to `MUG` and `PAR1/W000001` to `W000001`. */
const short = (key: string | undefined) => key?.slice(key.indexOf('/') + 1) ?? ''

/** Returns an event's details. */
export function detailOf(event: OrderEvent, { t, word }: Pick<Texts, 't' | 'word'>, siteOf: (site: string) => string): string | null {
  const data = dataOf(event)
  const say = (key: Key, values: Record<string, string | number>) => t(key, values)
  switch (event.type) {
    case 'linePicked':
      return say('event.detail.pick', {
        quantity: data.goods?.quantity ?? 0, sku: short(data.goods?.key?.sku), site: siteOf(data.site ?? ''), tote: data.tote ?? '',
      })
    case 'lineShort':
      return say('event.detail.short', { quantity: data.quantity ?? 0, line: data.line ?? '' })
    case 'pickingStarted':
    case 'pickingStopped':
      return say('event.detail.wave', { wave: short(data.wave) })
    case 'linesCancelled':
    case 'cancellationRequested':
    case 'linesUnpacked':
      return data.reason ? say('event.detail.reason', { reason: data.reason }) : null
    case 'orderShipped':
      return typeof data.shipment === 'object' ? say('event.detail.carrier', { carrier: word('carrier', data.shipment.carrier ?? '') }) : null
    case 'trackingRecorded':
      return word('status', data.tracking ?? '')
    default:
      return null
  }
}
