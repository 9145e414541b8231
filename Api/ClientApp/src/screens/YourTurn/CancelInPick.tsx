import { Text } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { askUntyped } from '../../api/client'
import { useTexts } from '../../i18n/i18n'
import type { Stage } from './demo'
import { Experiment } from './Experiment'
import { OrderStory } from './OrderStory'
import { at, giveBack, leftAt, pick, takeTask } from './stage'

/** Experiment: cancel an order while its goods are in the tote. */
export function CancelInPick({ stage }: { stage: Stage }) {
  const { t, word } = useTexts()
  const run = useMutation({
    mutationFn: async () => {
      const { task, stop, ordered } = await takeTask(stage)
      await pick(stage, task, stop, leftAt(stop))
      const { outcome } = await askUntyped<{ outcome: string }>(
        'POST', at`/merchants/${ordered.merchant}/orders/${ordered.order}/cancel`, { reason: 'The buyer changed their mind' },
      )
      await giveBack(stage, task)
      return { outcome, ordered }
    },
  })
  return (
    <Experiment
      icon={IconArrowBackUp} title={t('turn.cancel')} hint={t('turn.cancel.hint')} action={t('turn.cancel.act')}
      onAct={() => run.mutate()} isActing={run.isPending} failure={run.error}
    >
      {run.data && (
        <>
          <Text size="sm" mt="xs">{word('turn.outcome', run.data.outcome)}</Text>
          <OrderStory {...run.data.ordered} />
        </>
      )}
    </Experiment>
  )
}
