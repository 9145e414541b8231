import { useSearchParams } from 'react-router'

const minuteMs = 60_000

/** How far back the charts reach, and how far their ticks are apart. */
const periods = {
  hour: { ms: 60 * minuteMs, tickMs: 15 * minuteMs },
  minutes: { ms: 5 * minuteMs, tickMs: minuteMs },
}

export type PeriodName = keyof typeof periods
export type Period = (typeof periods)[PeriodName]

/** Which of them is looked at: an hour, unless the address says otherwise. */
export function usePeriod() {
  const [params, setParams] = useSearchParams()
  const name: PeriodName = params.get('period') === 'minutes' ? 'minutes' : 'hour'
  const choose = (chosen: PeriodName) => setParams(chosen === 'hour' ? {} : { period: chosen }, { replace: true })
  return { name, period: periods[name], choose }
}
