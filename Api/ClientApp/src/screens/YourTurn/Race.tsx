import { Text } from '@mantine/core'
import { IconRun } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { race } from './demo'
import { Experiment } from './Experiment'
import { OrderStory } from './OrderStory'
import { Results } from './Results'

const units = 5
const buyers = 1000

/** Experiment: a thousand orders at once for a few units. */
export function Race() {
  const { t } = useTexts()
  const format = useFormat()
  const run = useMutation({ mutationFn: () => race(units, buyers) })
  const done = run.data
  return (
    <Experiment
      icon={IconRun} title={t('turn.race')} hint={t('turn.race.hint', { units, buyers })} action={t('turn.race.act')}
      onAct={() => run.mutate()} isActing={run.isPending} failure={run.error}
    >
      {done && (
        <>
          <Results of={[
            [t('turn.race.units'), done.units], [t('turn.race.sold'), done.sold], [t('turn.race.backordered'), done.backordered],
            [t('turn.race.failed'), done.failed], [t('turn.race.oversold'), done.oversold],
          ]}
          />
          <Text size="sm" mt="xs">{t('turn.race.took', { seconds: done.seconds.toFixed(1), ms: format.number(Math.round(done.medianMs)) })}</Text>
          {done.order && <OrderStory merchant={done.merchant} order={done.order} />}
        </>
      )}
    </Experiment>
  )
}
