import { Text } from '@mantine/core'
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { api, ask } from '../../api/client'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { Section } from '../../ui/Section'
import classes from './YourTurn.module.css'

const oftenestMs = 4_000
/** The interval is at least so many times the duration of the check, so that checks take a small part of the server's time. */
const partOfTime = 8
const mostTold = 3

/** The invariants, checked repeatedly. */
export function Invariants() {
  const { t, word } = useTexts()
  const format = useFormat()
  const { data } = useQuery({
    queryKey: ['turn.invariants'], retry: false,
    queryFn: async ({ signal }) => {
      const start = performance.now()
      const report = await ask(api.GET('/api/v1/ops/invariants', { signal }))
      return { report, at: Date.now(), tookMs: performance.now() - start }
    },
    refetchInterval: query => Math.max(oftenestMs, (query.state.data?.tookMs ?? 0) * partOfTime),
  })
  return (
    <Section title={t('turn.invariants')} aside={data && <Verdict clean={data.report.clean} />}>
      <ul className={classes.checks}>
        {data?.report.checks.map(check => (
          <li key={check.name} className={classes.check}>
            {check.found === 0
              ? <IconCircleCheck size={20} color="var(--mantine-color-green-filled)" aria-hidden />
              : <IconCircleX size={20} color="var(--mantine-color-red-filled)" aria-hidden />}
            <div>
              <Text size="sm">{word('turn.check', check.name)}</Text>
              <Text size="xs" c="dimmed">
                {check.found === 0 ? t('turn.checked', { count: format.number(check.checked) }) : t('turn.violated', { count: format.number(check.found) })}
              </Text>
              {check.violations.slice(0, mostTold).map(violation => <Text key={violation} size="xs" c="red">{violation}</Text>)}
            </div>
          </li>
        ))}
      </ul>
      {data && <Text size="xs" c="dimmed" mt="xs">{t('turn.invariants.at', { time: format.time(data.at), ms: format.number(Math.round(data.tookMs)) })}</Text>}
    </Section>
  )
}

function Verdict({ clean }: { clean: boolean }) {
  const { t } = useTexts()
  return <Text fw={700} size="sm" role="status" data-clean={clean}>{t(clean ? 'turn.clean' : 'turn.broken')}</Text>
}
