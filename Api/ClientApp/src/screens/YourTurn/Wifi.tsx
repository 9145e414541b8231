import { Text } from '@mantine/core'
import { IconWifiOff } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTexts } from '../../i18n/i18n'
import { useLiveFeed, useLiveState } from '../../live/LiveProvider'
import { subject } from '../../live/subjects'
import { useLiveEvents } from '../../live/useLiveQuery'
import type { Stage } from './demo'
import { Experiment } from './Experiment'
import { Results } from './Results'

/** Within this time after reconnecting, earlier events count as caught up: the clocks of server and page may differ. */
const settleMs = 10_000

/** Experiment: disconnect the page's live connection and reconnect it. */
export function Wifi({ stage }: { stage: Stage }) {
  const { t } = useTexts()
  const feed = useLiveFeed()
  const state = useLiveState()
  const [cutAt, setCutAt] = useState<number>()
  const [mendedAt, setMendedAt] = useState<number>()
  const [caughtUp, setCaughtUp] = useState(0)
  const [isReset, setReset] = useState(false)
  useLiveEvents([subject.site(stage.site)], event => {
    if (mendedAt === undefined || Date.now() - mendedAt > settleMs) return
    if (event === null) setReset(true)
    else if (Date.parse(event.at) < mendedAt) setCaughtUp(count => count + 1)
  })
  // Reconnects when the user leaves the page.
  useEffect(() => feed.mend, [feed])
  const isCut = cutAt !== undefined && mendedAt === undefined

  const cut = () => {
    setCutAt(Date.now())
    setMendedAt(undefined)
    setCaughtUp(0)
    setReset(false)
    feed.cut()
  }
  const mend = () => {
    setMendedAt(Date.now())
    feed.mend()
  }
  return (
    <Experiment icon={IconWifiOff} title={t('turn.wifi')} hint={t('turn.wifi.hint')} action={t(isCut ? 'turn.wifi.mend' : 'turn.wifi.cut')} onAct={isCut ? mend : cut}>
      {isCut && <Text size="sm" mt="xs">{t('turn.wifi.isCut')}</Text>}
      {mendedAt !== undefined && cutAt !== undefined && state === 'live' && (
        <>
          <Results of={[[t('turn.wifi.seconds'), Math.round((mendedAt - cutAt) / 1000)], [t('turn.wifi.caughtUp'), isReset ? '–' : caughtUp]]} />
          {isReset && <Text size="sm" mt="xs">{t('turn.wifi.reset')}</Text>}
        </>
      )}
    </Experiment>
  )
}
