import { useQuery } from '@tanstack/react-query'
import { askUntyped } from '../../api/client'

/** Whether this server is a demo's: it says so in its page. */
export const isDemo = document.querySelector<HTMLMetaElement>('meta[name="warehouse-demo"]')?.content === 'true'

export interface World {
  speed: number
  isRushing: boolean
  /** How often the server had to be started again. */
  restarts: number
  /** What people did since the demo was started. */
  counts: Record<string, number>
}

export interface Demo {
  speed: number
  /** When this process of the server began. */
  startedAt: string
  world: World | null
  links: { role: string; path: string }[]
  stage: Stage
}

/** Where the visitor's own experiments take place. */
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
/** Never answered: the process is gone. */
export const kill = () => askUntyped('POST', `${path}/kill`, {})
