import { Progress, Table, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { usePickerNames } from '../../people/usePickers'
import { Loading } from '../../ui/Loading'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { Section } from '../../ui/Section'
import classes from './Control.module.css'
import { TaskActions } from './TaskActions'
import { useTasks, type TaskRow } from './useExceptions'

interface Props {
  site: string
  tasks: readonly TaskRow[]
}

/** Lists open tasks with their pickers and progress. */
export function Tasks({ site }: { site: string }) {
  const { t } = useTexts()
  const isNarrow = useMediaQuery('(max-width: 48em)')
  const { data, error } = useTasks(site)
  if (error) return <ProblemAlert failure={error} />
  if (!data) return <Loading />
  const List = isNarrow ? TaskCards : TaskTable
  return (
    <Section title={t('control.tasks')} aside={<Text c="dimmed" className="numbers">{data.length}</Text>} flush={!isNarrow}>
      {data.length === 0 ? <Text c="dimmed" p={isNarrow ? 0 : 'md'}>{t('control.noTasks')}</Text> : <List site={site} tasks={data} />}
    </Section>
  )
}

function TaskTable({ site, tasks }: Props) {
  const { t } = useTexts()
  const format = useFormat()
  return (
    <Table verticalSpacing={8} horizontalSpacing="md" miw={720}>
      <Table.Thead>
        <Table.Tr><Table.Th>{t('control.task')}</Table.Th><Table.Th>{t('control.whoNow')}</Table.Th><Table.Th w="26%">{t('control.progress')}</Table.Th><Table.Th ta="right">{t('control.stops')}</Table.Th><Table.Th ta="right">{t('control.walk')}</Table.Th><Table.Th ta="right">{t('control.lastScan')}</Table.Th><Table.Th /></Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {tasks.map(task => (
          <Table.Tr key={task.task}>
            <Table.Td fw={600} className="code nowrap">{task.task}</Table.Td>
            <Table.Td><Who site={site} task={task} /></Table.Td>
            <Table.Td><Done task={task} /></Table.Td>
            <Table.Td ta="right">{task.stops}</Table.Td>
            <Table.Td ta="right">{format.metres(task.distanceMm)}</Table.Td>
            <Table.Td ta="right">{format.time(task.touchedAt)}</Table.Td>
            <Table.Td ta="right"><TaskActions site={site} task={task.task} picker={task.picker} /></Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** The table's rows as cards, for narrow screens. */
function TaskCards({ site, tasks }: Props) {
  const { t, tn } = useTexts()
  const format = useFormat()
  return (
    <ul className={classes.rows}>
      {tasks.map(task => (
        <li key={task.task} className={`${classes.row ?? ''} ${classes.tour ?? ''}`}>
          <div>
            <b className="code">{task.task}</b>
            <div><Who site={site} task={task} /></div>
          </div>
          <TaskActions site={site} task={task.task} picker={task.picker} />
          <div className={classes.wide}><Done task={task} /></div>
          <Text size="sm" c="dimmed" className={classes.wide}>{[tn('control.stopsOf', task.stops), format.metres(task.distanceMm), `${t('control.lastScan')} ${format.time(task.touchedAt)}`].join(' · ')}</Text>
        </li>
      ))}
    </ul>
  )
}

function Who({ site, task: { picker, promisedTo } }: { site: string; task: TaskRow }) {
  const { t } = useTexts()
  const nameOf = usePickerNames(site)
  if (picker) return nameOf(picker)
  return promisedTo ? t('control.for', { picker: nameOf(promisedTo) }) : <Text span c="dimmed">{t('control.nobody')}</Text>
}

function Done({ task }: { task: TaskRow }) {
  const { t } = useTexts()
  const done = task.picked + task.short + task.dropped
  return (
    <>
      <Progress value={task.planned === 0 ? 100 : (done / task.planned) * 100} aria-label={t('control.progress')} />
      <Text size="xs" c="dimmed" className="numbers">{t('dock.of', { counted: done, expected: task.planned })}{task.short > 0 && ` · ${t('control.short', { count: task.short })}`}</Text>
    </>
  )
}
