import { Button, Group, Stack, Table, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { api, ask, newOperation } from '../../api/client'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { subject } from '../../live/subjects'
import { useLiveQuery } from '../../live/useLiveQuery'
import { Loading } from '../../ui/Loading'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { Section } from '../../ui/Section'
import classes from './Control.module.css'
import { WaveForm } from './WaveForm'
import { bodyOf, everything } from './waveFilters'
import { WavePreview } from './WavePreview'

const typingMs = 250

/** Filters, previews and creates waves. */
export function Waves({ site }: { site: string }) {
  const { t, tn } = useTexts()
  const [filters, setFilters] = useState(everything)
  const [body] = useDebouncedValue(bodyOf(filters), typingMs)
  const [failure, setFailure] = useState<Error | null>(null)
  const [isMaking, setIsMaking] = useState(false)
  const [operation, setOperation] = useState(newOperation)
  const { data: preview, error, refetch } = useLiveQuery({
    queryKey: ['preview', site, body],
    queryFn: ({ signal }) => ask(api.POST('/api/v1/sites/{site}/waves:preview', { params: { path: { site } }, body, signal })),
    subjects: [subject.site(site)],
    when: event => /^(order|wave|location):/.test(event.stream),
  })
  const make = async () => {
    setIsMaking(true)
    setFailure(null)
    try {
      const wave = await ask(api.POST('/api/v1/sites/{site}/waves', { params: { path: { site } }, body: bodyOf(filters), headers: { 'Idempotency-Key': operation } }))
      notifications.show({ message: tn('control.made', wave.tasks.length, { wave: wave.wave }), color: 'green' })
      setOperation(newOperation())
    } catch (thrown) {
      setFailure(thrown as Error)
    }
    setIsMaking(false)
  }
  return (
    <div className={classes.waves}>
      <div className={classes.form}>
        <Section title={t('control.filters')}>
          <WaveForm site={site} filters={filters} onChange={next => {
            setFilters(next)
            setOperation(newOperation())
          }} />
        </Section>
      </div>
      <Section title={t('control.preview')} aside={<Text size="sm" c="dimmed">{t('control.previewHint')}</Text>}>
        {error && <ProblemAlert failure={error} onRetry={() => void refetch()} />}
        {failure && <ProblemAlert failure={failure} />}
        {!preview && !error && <Loading />}
        {preview && (
          <Stack gap="md">
            <WavePreview preview={preview} />
            <Group><Button size="lg" disabled={preview.orders === 0} loading={isMaking} onClick={() => void make()}>{tn('control.make', preview.orders)}</Button></Group>
          </Stack>
        )}
      </Section>
      <Section title={t('control.recent')} flush><RecentWaves site={site} /></Section>
    </div>
  )
}

function RecentWaves({ site }: { site: string }) {
  const { t } = useTexts()
  const format = useFormat()
  const { data, error } = useLiveQuery({
    queryKey: ['waves', site],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/sites/{site}/waves', { params: { path: { site }, query: { limit: '8' } }, signal })),
    subjects: [subject.site(site)],
    when: event => event.stream.startsWith('wave:'),
  })
  if (error) return <ProblemAlert failure={error} />
  if (data?.items.length === 0) return <Text c="dimmed" p="md">{t('control.noWaves')}</Text>
  return (
    <Table verticalSpacing={8} horizontalSpacing="md" className="nowrap">
      <Table.Thead>
        <Table.Tr><Table.Th>{t('control.wave')}</Table.Th><Table.Th ta="right">{t('control.orders')}</Table.Th><Table.Th ta="right">{t('control.tours')}</Table.Th><Table.Th ta="right">{t('control.leftOut')}</Table.Th><Table.Th ta="right">{t('control.at')}</Table.Th></Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {data?.items.map(wave => (
          <Table.Tr key={wave.wave}>
            <Table.Td fw={600} className="code nowrap">{wave.wave}</Table.Td>
            <Table.Td ta="right">{wave.fulfilments}</Table.Td>
            <Table.Td ta="right">{wave.tasks}</Table.Td>
            <Table.Td ta="right" c={wave.notPlanned > 0 ? 'var(--ow-warn)' : 'dimmed'}>{wave.notPlanned}</Table.Td>
            <Table.Td ta="right">{format.time(wave.plannedAt)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
