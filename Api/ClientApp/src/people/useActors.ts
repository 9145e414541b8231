import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api, ask, type Schemas } from '../api/client'
import { useTexts, type Texts } from '../i18n/i18n'
import { useSession } from '../session/SessionProvider'
import { usePickers } from './usePickers'

const most = '1000'
/** Names hardly change. */
const freshMs = 60_000

/** Who caused an event, by name; for those who may read who works there. */
export function useActors(site: string): (by: string) => string {
  const { t } = useTexts()
  const { data: pickers } = usePickers(site)
  const users = useUsers()
  return useMemo(() => {
    const names = new Map<string, string>()
    // A picker's sign is often his user's; what the user is called counts.
    for (const { picker, name } of pickers?.items ?? []) names.set(picker, name)
    for (const { user, name } of users) names.set(user, name)
    return (by: string) => nameOf(by, names, t)
  }, [pickers, users, t])
}

/** The same where no site is spoken of. */
export function useUserNames(): (by: string) => string {
  const { t } = useTexts()
  const users = useUsers()
  return useMemo(() => {
    const names = new Map(users.map(({ user, name }) => [user, name]))
    return (by: string) => nameOf(by, names, t)
  }, [users, t])
}

function useUsers(): readonly Schemas['UserView'][] {
  const { role } = useSession()
  const { data } = useQuery({
    queryKey: ['user-names'], staleTime: freshMs, enabled: role === 'operator' || role === 'supervisor',
    queryFn: ({ signal }) => ask(api.GET('/api/v1/users', { params: { query: { limit: most } }, signal })),
  })
  return data?.items ?? none
}

const none: readonly Schemas['UserView'][] = []

/** `user:ann` is Ann Lee, where that is known; what a machine did is said to be its key's. */
export function nameOf(by: string, names: ReadonlyMap<string, string>, t: Texts['t']): string {
  const id = by.slice(by.indexOf(':') + 1)
  return by.startsWith('key:') ? t('order.byKey', { key: id }) : names.get(id) ?? id
}
