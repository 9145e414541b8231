import { useQuery } from '@tanstack/react-query'
import { askUntyped } from '../../api/client'

/** Whether this server is a demo's, as its page says. */
export const isDemo = document.querySelector<HTMLMetaElement>('meta[name="warehouse-demo"]')?.content === 'true'

export interface World {
  speed: number
  isRushing: boolean
  /** How often the server was restarted. */
  restarts: number
  /** How often people did what since the demo was started. */
  counts: Record<string, number>
}

export interface Demo {
  speed: number
  /** When the server's current process started. */
  startedAt: string
  world: World | null
  links: { role: string; path: string }[]
  stage: Stage
}

/** The merchant, site, picker and SKU of the visitor's experiments. */
export interface Stage {
  merchant: string
  channel: string
  site: string
  picker: string
  sku: string
}

export interface RaceResult {
  merchant: string
  sku: string
  units: number
  buyers: number
  sold: number
  backordered: number
  failed: number
  oversold: number
  reserved: number
  seconds: number
  medianMs: number
  order: string
}

const path = '/api/v1/demo'

export const demoKey = ['demo']
export const useDemo = () =>
  useQuery({ queryKey: demoKey, queryFn: () => askUntyped<Demo>('GET', path), refetchInterval: 1000, retry: false })

export const setSpeed = (speed: number) => askUntyped('PUT', `${path}/speed`, { speed })
export const race = (units: number, buyers: number) => askUntyped<RaceResult>('POST', `${path}/race`, { units, buyers })
/** Kills the server; the request is never answered. */
export const kill = () => askUntyped('POST', `${path}/kill`, {})
