import { Button, Group, Stack, Text, UnstyledButton } from '@mantine/core'
import { IconRoute } from '@tabler/icons-react'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { Section } from '../../ui/Section'
import classes from './Floor.module.css'
import type { Person } from './usePeople'

interface Props {
  timeZone: string | undefined
  people: readonly Person[]
  task: string | null
  onTask: (task: string | null) => void
  onShelf: (code: string) => void
}

/** Lists the pickers on the floor with their last scan and their route. */
export function OnTheFloor({ timeZone, people, task, onTask, onShelf }: Props) {
  const { t, tn } = useTexts()
  const format = useFormat(timeZone)
  return (
    <Section title={t('floor.people')} aside={<Text c="dimmed" size="sm">{tn('floor.count', people.length)}</Text>}>
      <Stack gap="xs">
        {people.length === 0 && <Text c="dimmed">{t('floor.nobody')}</Text>}
        {people.map(person => (
          <Group key={person.picker} justify="space-between" wrap="nowrap" className={classes.person}>
            <UnstyledButton onClick={() => onShelf(person.location)}>
              <Text fw={650}>{person.name}</Text>
              <Text size="sm" c="dimmed" className="numbers">{person.location} · {format.time(person.at)}</Text>
            </UnstyledButton>
            <Button
              size="xs" variant={task === person.task ? 'filled' : 'default'} aria-pressed={task === person.task} leftSection={<IconRoute size={16} aria-hidden />}
              onClick={() => onTask(task === person.task ? null : person.task)}
            >
              {t('floor.route')}
            </Button>
          </Group>
        ))}
        <Text size="sm" c="dimmed">{t('floor.hint')}</Text>
      </Stack>
    </Section>
  )
}
