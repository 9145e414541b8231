import { useSearchParams } from 'react-router'

const minuteMs = 60_000

/** The periods of the charts, with the distance of their ticks. */
const periods = {
  hour: { ms: 60 * minuteMs, tickMs: 15 * minuteMs },
  minutes: { ms: 5 * minuteMs, tickMs: minuteMs },
}

export type PeriodName = keyof typeof periods
export type Period = (typeof periods)[PeriodName]

/** The selected period from the address; an hour by default. */
export function usePeriod() {
  const [params, setParams] = useSearchParams()
  const name: PeriodName = params.get('period') === 'minutes' ? 'minutes' : 'hour'
  const choose = (chosen: PeriodName) => setParams(chosen === 'hour' ? {} : { period: chosen }, { replace: true })
  return { name, period: periods[name], choose }
}
