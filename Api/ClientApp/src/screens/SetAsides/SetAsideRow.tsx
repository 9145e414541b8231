import { Button, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, ask } from '../../api/client'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { ProblemAlert } from '../../ui/ProblemAlert'
import classes from './SetAsides.module.css'
import type { SetAside } from './useSetAsides'

export function SetAsideRow({ one }: { one: SetAside }) {
  const { t, tn } = useTexts()
  const format = useFormat()
  const client = useQueryClient()
  const retry = useMutation({
    mutationFn: () => ask(api.POST('/api/v1/ops/setAsides/{id}/retry', { params: { path: { id: one.id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: ['setAsides'] }),
  })
  const isDeadline = one.kind === 'deadline'
  const failedAgain = retry.data && !retry.data.settled
  return (
    <li className={classes.row}>
      <Stack gap={4} className={classes.what}>
        <div><b>{isDeadline ? t('setAsides.deadline', { type: one.type }) : t('setAsides.what', { type: one.type, reactor: one.reactor })}</b> <span className={`code ${classes.stream ?? ''}`}>{one.stream}</span></div>
        <Text size="sm" className={classes.reason}>{one.behind ? t('setAsides.behind', { id: one.behind }) : one.reason}</Text>
        <Text size="sm" c="dimmed">
          <time dateTime={one.since} title={format.exact(one.since)}>{t('setAsides.since', { time: format.exact(one.since) })}</time>
          {' · '}{tn('setAsides.tries', one.tries)}{!isDeadline && <>{' · '}{tn('setAsides.waiting', one.waiting)}</>}
        </Text>
        {failedAgain && <Text size="sm" c="var(--ow-bad)" role="status">{t('setAsides.failedAgain')}</Text>}
        {retry.error && <ProblemAlert failure={retry.error} />}
      </Stack>
      {!one.behind && <Button size="xs" variant="default" loading={retry.isPending} onClick={() => retry.mutate()}>{t('setAsides.retry')}</Button>}
    </li>
  )
}
