import { Text } from '@mantine/core'
import { IconWifiOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useTexts } from '../../i18n/i18n'
import { useLiveFeed, useLiveState } from '../../live/LiveProvider'
import { subject } from '../../live/subjects'
import { useLiveEvents } from '../../live/useLiveQuery'
import type { Stage } from './demo'
import { Experiment } from './Experiment'
import { Results } from './Results'

/** How long after the connection is back events still count as caught up. */
const settleMs = 1500

/** The page's own live connection is cut, and made again. */
export function Wifi({ stage }: { stage: Stage }) {
  const { t } = useTexts()
  const feed = useLiveFeed()
  const state = useLiveState()
  const [cutAt, setCutAt] = useState<number>()
  const [mendedAt, setMendedAt] = useState<number>()
  const [caughtUp, setCaughtUp] = useState(0)
  useLiveEvents([subject.site(stage.site)], event => {
    if (event && mendedAt !== undefined && Date.now() - mendedAt < settleMs && Date.parse(event.at) < mendedAt) setCaughtUp(count => count + 1)
  })
  const isCut = cutAt !== undefined && mendedAt === undefined

  const cut = () => {
    setCutAt(Date.now())
    setMendedAt(undefined)
    setCaughtUp(0)
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
        <Results of={[[t('turn.wifi.seconds'), Math.round((mendedAt - cutAt) / 1000)], [t('turn.wifi.caughtUp'), caughtUp]]} />
      )}
    </Experiment>
  )
}
