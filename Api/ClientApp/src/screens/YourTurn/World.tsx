import { Anchor, SegmentedControl, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTexts } from '../../i18n/i18n'
import { Section } from '../../ui/Section'
import { demoKey, setSpeed, type Demo } from './demo'
import { Results } from './Results'

const speeds = [1, 5, 15, 30, 60]

/** The simulation's figures and speed, and the links to sign in as another role. */
export function World({ demo }: { demo: Demo }) {
  const { t, word } = useTexts()
  const client = useQueryClient()
  const change = useMutation({ mutationFn: setSpeed, onSuccess: () => client.invalidateQueries({ queryKey: demoKey }) })
  // A server that was just started has no report yet.
  const count = (name: string) => (demo.world ? demo.world.counts[name] ?? 0 : '…')
  return (
    <>
      <Section title={t('turn.world')}>
        <Text size="sm" id="speed" mb={6}>{t('turn.speed')}</Text>
        <SegmentedControl
          fullWidth aria-labelledby="speed" value={String(demo.speed)} onChange={value => change.mutate(Number(value))}
          data={speeds.map(speed => ({ value: String(speed), label: `${speed}×` }))}
        />
        <Results of={[
          [t('turn.count.orders'), count('ordersPlaced')], [t('turn.count.picks'), count('picks')], [t('turn.count.packed'), count('packed')],
          [t('turn.count.delivered'), count('delivered')], [t('turn.count.short'), count('short')], [t('turn.count.restarts'), demo.world?.restarts ?? '…'],
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
