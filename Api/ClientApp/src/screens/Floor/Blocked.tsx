import { Button, Group, Stack, Text } from '@mantine/core'
import { IconBan } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, ask } from '../../api/client'
import { Problem } from '../../api/problem'
import { useTexts } from '../../i18n/i18n'
import { subject } from '../../live/subjects'
import { useLiveQuery } from '../../live/useLiveQuery'
import { useSession } from '../../session/SessionProvider'
import { ProblemAlert } from '../../ui/ProblemAlert'

/** Shows whether a location is blocked for picking; supervisors may change it. */
export function Blocked({ site, code }: { site: string; code: string }) {
  const { t } = useTexts()
  const { role } = useSession()
  const client = useQueryClient()
  const queryKey = ['location', site, code]
  const { data: shelf } = useLiveQuery({
    queryKey, subjects: [subject.site(site)], when: event => event.type === 'locationDefined' && event.stream === `location:${site}/${code}`,
    queryFn: ({ signal }) => ask(api.GET('/api/v1/sites/{site}/locations/{location}', { params: { path: { site, location: code } }, signal })),
  })
  const change = useMutation({
    mutationFn: async (blocked: boolean) => {
      if (!shelf) return
      // PUT replaces the whole location, so all its other values are sent again.
      const { zone, kind, aisle, bay, level, x, y, z, maxWeightGrams, volumeMm3 } = shelf
      const { results: [result] } = await ask(api.POST('/api/v1/sites/{site}/locations:batch', {
        params: { path: { site } }, body: [{ code, zone, kind, aisle, bay, level, x, y, z, maxWeightGrams, volumeMm3, blocked }],
      }))
      if (result && result.status >= 400) throw new Problem(result.status, result)
    },
    onSuccess: () => client.invalidateQueries({ queryKey }),
  })
  if (shelf?.code !== code) return null
  const maySteer = role === 'operator' || role === 'supervisor'
  return (
    <Stack gap="xs" align="flex-start">
      <div role="status">{shelf.blocked && <Group gap="xs" wrap="nowrap" c="var(--ow-bad)"><IconBan size={20} aria-hidden style={{ flex: 'none' }} /><Text size="sm" fw={650}>{t('floor.blocked')}</Text></Group>}</div>
      {maySteer && <Button size="xs" variant="default" loading={change.isPending} onClick={() => change.mutate(!shelf.blocked)}>{t(shelf.blocked ? 'floor.unblock' : 'floor.block')}</Button>}
      {change.error && <ProblemAlert failure={change.error} />}
    </Stack>
  )
}
