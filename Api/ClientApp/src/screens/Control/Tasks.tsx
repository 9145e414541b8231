import { Progress, Table, Text } from '@mantine/core'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { Loading } from '../../ui/Loading'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { Section } from '../../ui/Section'
import { TaskActions } from './TaskActions'
import { useTasks } from './useExceptions'

/** Tours that are not done, who walks them, and how far they are. */
export function Tasks({ site }: { site: string }) {
  const { t } = useTexts()
  const format = useFormat()
  const { data, error } = useTasks(site)
  if (error) return <ProblemAlert failure={error} />
  if (!data) return <Loading />
  return (
    <Section title={t('control.tasks')} aside={<Text c="dimmed" className="numbers">{data.length}</Text>} flush>
      {data.length === 0 ? <Text c="dimmed" p="md">{t('control.noTasks')}</Text> : (
        <Table verticalSpacing={8} horizontalSpacing="md" miw={720}>
          <Table.Thead>
            <Table.Tr><Table.Th>{t('control.task')}</Table.Th><Table.Th>{t('control.whoNow')}</Table.Th><Table.Th w="26%">{t('control.progress')}</Table.Th><Table.Th ta="right">{t('control.stops')}</Table.Th><Table.Th ta="right">{t('control.walk')}</Table.Th><Table.Th ta="right">{t('control.lastScan')}</Table.Th><Table.Th /></Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.map(task => {
              const done = task.picked + task.short + task.dropped
              return (
                <Table.Tr key={task.task}>
                  <Table.Td fw={600} className="code nowrap">{task.task}</Table.Td>
                  <Table.Td>{task.picker ?? (task.promisedTo ? t('control.for', { picker: task.promisedTo }) : <Text c="dimmed">{t('control.nobody')}</Text>)}</Table.Td>
                  <Table.Td><Progress value={task.planned === 0 ? 100 : (done / task.planned) * 100} aria-label={t('control.progress')} /><Text size="xs" c="dimmed" className="numbers">{t('dock.of', { counted: done, expected: task.planned })}{task.short > 0 && ` · ${t('control.short', { count: task.short })}`}</Text></Table.Td>
                  <Table.Td ta="right">{task.stops}</Table.Td>
                  <Table.Td ta="right">{format.metres(task.distanceMm)}</Table.Td>
                  <Table.Td ta="right">{format.time(task.touchedAt)}</Table.Td>
                  <Table.Td ta="right"><TaskActions site={site} task={task} /></Table.Td>
                </Table.Tr>
              )
            })}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  )
}
