import { Text } from '@mantine/core'
import { IconBolt } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTexts } from '../../i18n/i18n'
import type { Stage } from './demo'
import { Experiment } from './Experiment'
import { killWhileBuying, type Fate } from './killing'
import { OrderStory } from './OrderStory'
import { Results } from './Results'

/** Experiment: kill the server while orders are being placed. */
export function Kill({ stage }: { stage: Stage }) {
  const { t, word } = useTexts()
  const [fate, setFate] = useState<Fate>()
  const run = useMutation({ mutationFn: () => killWhileBuying(stage, setFate) })
  const last = fate?.answered.at(-1)
  return (
    <Experiment
      icon={IconBolt} title={t('turn.kill')} hint={t('turn.kill.hint')} action={t('turn.kill.act')} danger
      onAct={() => run.mutate()} isActing={run.isPending} failure={run.error}
    >
      {fate && (
        <>
          <Text size="sm" mt="xs" fw={600}>{word('turn.kill.step', fate.step)}</Text>
          <Results of={[
            [t('turn.kill.answered'), fate.answered.length],
            [t('turn.kill.away'), fate.awayMs === undefined ? '…' : `${(fate.awayMs / 1000).toFixed(1)} s`],
            [t('turn.kill.found'), fate.found ?? '…'], [t('turn.kill.missing'), fate.missing ?? '…'],
          ]}
          />
          {fate.step === 'done' && last && <OrderStory {...last} />}
        </>
      )}
    </Experiment>
  )
}
