import { Anchor, SegmentedControl, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTexts } from '../../i18n/i18n'
import { Section } from '../../ui/Section'
import { demoKey, setSpeed, type Demo } from './demo'
import { Results } from './Results'

const speeds = [1, 5, 15, 30, 60]

/** What the simulated people have done, how fast they are, and the ways in as somebody else. */
export function World({ demo }: { demo: Demo }) {
  const { t, word } = useTexts()
  const client = useQueryClient()
  const change = useMutation({ mutationFn: setSpeed, onSuccess: () => client.invalidateQueries({ queryKey: demoKey }) })
  const counts = demo.world?.counts ?? {}
  return (
    <>
      <Section title={t('turn.world')}>
        <Text size="sm" id="speed" mb={6}>{t('turn.speed')}</Text>
        <SegmentedControl
          fullWidth aria-labelledby="speed" value={String(demo.speed)} onChange={value => change.mutate(Number(value))}
          data={speeds.map(speed => ({ value: String(speed), label: `${speed}×` }))}
        />
        <Results of={[
          [t('turn.count.orders'), counts.ordersPlaced ?? 0], [t('turn.count.picks'), counts.picks ?? 0], [t('turn.count.packed'), counts.packed ?? 0],
          [t('turn.count.delivered'), counts.delivered ?? 0], [t('turn.count.short'), counts.short ?? 0], [t('turn.count.restarts'), demo.world?.restarts ?? 0],
        ]}
        />
      </Section>
      <Section title={t('turn.links')}>
        <Stack gap={4}>
          <Text size="sm" c="dimmed">{t('turn.links.hint')}</Text>
          {demo.links.map(link => <Anchor key={link.role} href={link.path} size="sm">{word('role', link.role)}</Anchor>)}
        </Stack>
      </Section>
    </>
  )
}
