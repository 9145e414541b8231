import { Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { Section } from '../../ui/Section'
import classes from './Grains.module.css'
import type { Activity } from './history'

const mostMethods = 25
const mostFollowers = 40

/** The slowest calls. */
export function SlowestCalls({ report }: { report: Activity }) {
  const { t } = useTexts()
  const { figure, number } = useFormat()
  const methods = report.methods.filter(({ calls }) => calls.p99Ms != null).slice(0, mostMethods)
  return (
    <Plain title={t('grains.slowest')} aside={t('grains.window', { seconds: report.windowSeconds })} width={760} empty={methods.length === 0}
      heads={[t('grains.grain'), t('grains.method')]} numbers={[t('grains.perSecond'), t('grains.p50'), t('grains.p99'), t('grains.max'), t('grains.running'), t('grains.calls'), t('grains.failures')]}>
      {methods.map(({ grain, method, calls }) => (
        <Table.Tr key={`${grain}.${method}`}>
          <Table.Td fw={600}>{grain}</Table.Td>
          <Table.Td>{plainName(method)}</Table.Td>
          <Numbers values={[figure(calls.callsPerSecond), figure(calls.p50Ms ?? 0), figure(calls.p99Ms ?? 0), figure(calls.slowestMs ?? 0), number(calls.running), number(calls.calls)]} />
          <Failures count={calls.failures} />
        </Table.Tr>
      ))}
    </Plain>
  )
}

/** Grain types with their activations and call rates. */
export function Kinds({ report }: { report: Activity }) {
  const { t } = useTexts()
  const { figure, number } = useFormat()
  return (
    <Plain title={t('grains.kinds')} width={620} empty={report.grains.length === 0} heads={[t('grains.grain')]}
      numbers={[t('grains.activations'), t('grains.perSecond'), t('grains.p99'), t('grains.calls'), t('grains.failures')]}>
      {report.grains.map(({ grain, activations, calls }) => (
        <Table.Tr key={grain}>
          <Table.Td fw={600}>{grain}</Table.Td>
          <Numbers values={[number(activations), figure(calls.callsPerSecond), calls.p99Ms == null ? '–' : figure(calls.p99Ms), number(calls.calls)]} />
          <Failures count={calls.failures} />
        </Table.Tr>
      ))}
    </Plain>
  )
}

/** The hottest grains. */
export function HotGrains({ report }: { report: Activity }) {
  const { t } = useTexts()
  const { figure } = useFormat()
  const most = Math.max(...report.hot.map(hot => hot.callsPerSecond), 1)
  return (
    <Plain title={t('grains.hot')} aside={t('grains.hot.hint')} width={420} empty={report.hot.length === 0} heads={[t('grains.grain'), t('grains.key')]} numbers={[t('grains.perSecond')]}>
      {report.hot.map(({ grain, key, callsPerSecond }) => (
        <Table.Tr key={`${grain}/${key}`}>
          <Table.Td fw={600}>{grain}</Table.Td>
          <Table.Td><span className={`code ${classes.key ?? ''}`} title={key}>{key}</span></Table.Td>
          <Table.Td ta="right" className={classes.bar}><i style={{ width: `${100 * callsPerSecond / most}%` }} />{figure(callsPerSecond)}</Table.Td>
        </Table.Tr>
      ))}
    </Plain>
  )
}

/** The followers of the log and how far each lags behind. */
export function Followers({ report }: { report: Activity }) {
  const { t, word } = useTexts()
  const { number } = useFormat()
  const followers = [...report.followers].sort((one, other) => other.lag - one.lag).slice(0, mostFollowers)
  return (
    <Plain title={t('grains.followers')} width={360} empty={followers.length === 0} heads={[t('grains.name'), t('grains.follower')]} numbers={[t('grains.lag')]}>
      {followers.map(({ kind, name, lag }) => (
        <Table.Tr key={`${kind} ${name}`}>
          <Table.Td fw={600}>{name}</Table.Td>
          <Table.Td>{word('follower', kind)}</Table.Td>
          <Numbers values={[number(lag)]} />
        </Table.Tr>
      ))}
    </Plain>
  )
}

/** The silos. */
export function Silos({ report }: { report: Activity }) {
  const { t } = useTexts()
  const { figure, number } = useFormat()
  return (
    <Plain title={t('grains.silos')} width={420} empty={report.silos.length === 0} heads={[t('grains.silo')]} numbers={[t('grains.activations'), t('grains.perSecond'), t('grains.failures')]}>
      {report.silos.map(({ silo, activations, callsPerSecond, failuresPerSecond }) => (
        <Table.Tr key={silo}>
          <Table.Td fw={600} className="code">{silo}</Table.Td>
          <Numbers values={[number(activations), figure(callsPerSecond), figure(failuresPerSecond)]} />
        </Table.Tr>
      ))}
    </Plain>
  )
}

/** Removes the suffix Async from a method's name. */
export const plainName = (method: string) => method.replace(/Async$/, '')

const Numbers = ({ values }: { values: string[] }) => values.map((value, index) => <Table.Td key={index} ta="right">{value}</Table.Td>)

function Failures({ count }: { count: number }) {
  const { number } = useFormat()
  return <Table.Td ta="right" c={count > 0 ? 'var(--ow-bad)' : 'dimmed'} fw={count > 0 ? 650 : undefined}>{number(count)}</Table.Td>
}

interface PlainProps {
  title: string
  aside?: string
  heads: string[]
  numbers: string[]
  width: number
  empty: boolean
  children: ReactNode
}

function Plain({ title, aside, heads, numbers, width, empty, children }: PlainProps) {
  const { t } = useTexts()
  return (
    <Section title={title} flush aside={aside && <Text size="sm" c="dimmed">{aside}</Text>}>
      {empty
        ? <Text c="dimmed" p="md">{t('table.empty')}</Text>
        : (
          <Table verticalSpacing={7} horizontalSpacing="md" miw={width}>
            <Table.Thead>
              <Table.Tr>
                {heads.map(head => <Table.Th key={head}>{head}</Table.Th>)}
                {numbers.map(head => <Table.Th key={head} ta="right">{head}</Table.Th>)}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>{children}</Table.Tbody>
          </Table>
        )}
    </Section>
  )
}
