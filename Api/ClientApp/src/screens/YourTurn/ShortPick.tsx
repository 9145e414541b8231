import { Text } from '@mantine/core'
import { IconHandOff } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTexts } from '../../i18n/i18n'
import type { Stage } from './demo'
import { Experiment } from './Experiment'
import { OrderStory } from './OrderStory'
import { giveBack, leftAt, pick, takeTask } from './stage'

/** Experiment: a picker finds an empty shelf. */
export function ShortPick({ stage }: { stage: Stage }) {
  const { t } = useTexts()
  const run = useMutation({
    mutationFn: async () => {
      const { task, stop, ordered } = await takeTask(stage)
      await pick(stage, task, stop, 0, 'Shelf is empty')
      await giveBack(stage, task)
      return { stop, ordered }
    },
  })
  const done = run.data
  return (
    <Experiment
      icon={IconHandOff} title={t('turn.short')} hint={t('turn.short.hint')} action={t('turn.short.act')}
      onAct={() => run.mutate()} isActing={run.isPending} failure={run.error}
    >
      {done && (
        <>
          <Text size="sm" mt="xs">{t('turn.short.done', { units: leftAt(done.stop), sku: done.stop.sku, location: done.stop.location })}</Text>
          <OrderStory {...done.ordered} />
        </>
      )}
    </Experiment>
  )
}
