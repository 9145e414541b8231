import { Button, Group, Modal, Text, TextInput, UnstyledButton } from '@mantine/core'
import { IconSearch, IconUserPlus } from '@tabler/icons-react'
import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { api, ask } from '../../api/client'
import { useTexts } from '../../i18n/i18n'
import { useLiveQuery } from '../../live/useLiveQuery'
import { useNames } from '../../scope/useNames'
import { DataTable, type Column } from '../../ui/DataTable'
import { Loading } from '../../ui/Loading'
import { Page } from '../../ui/Page'
import { ProblemAlert } from '../../ui/ProblemAlert'
import type { User } from './user'
import { UserForm } from './UserForm'
import classes from './Users.module.css'

/** Polled, because users are not a subject of the live feed. */
const everyMs = 10_000

/** Lists the users with their role and site or merchant. */
export default function Users() {
  const { t, tn } = useTexts()
  const { data, error } = useLiveQuery({ queryKey: ['users'], subjects: [], everyMs, queryFn: ({ signal }) => readAll(signal) })
  const placeOf = usePlaces()
  const [q, setQ] = useState('')
  const wanted = useDeferredValue(q.trim().toLowerCase())
  const rows = useMemo(() => (data ?? []).filter(row => `${row.user}\n${row.name}\n${row.site ?? ''}\n${row.merchant ?? ''}\n${placeOf(row)}\n${t(`role.${row.role}`)}`.toLowerCase().includes(wanted)), [data, wanted, t, placeOf])
  // Null means a new user.
  const [open, setOpen] = useState<User | null | undefined>()
  const columns = useColumns(placeOf, setOpen)
  return (
    <Page
      title={t('nav.users')} aside={data && <Text c="dimmed" aria-live="polite">{tn('users.people', rows.length)}</Text>}
      actions={<Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => setOpen(null)}>{t('users.add')}</Button>}
    >
      <Group mb="md" role="search">
        <TextInput className={classes.search} type="search" autoComplete="off" value={q} aria-label={t('users.search')} placeholder={t('users.search')}
          leftSection={<IconSearch size={18} aria-hidden />} onChange={event => setQ(event.currentTarget.value)} />
      </Group>
      {error && <ProblemAlert failure={error} />}
      {data ? <DataTable label={t('nav.users')} rows={rows} columns={columns} keyOf={row => row.user} empty={t('users.empty')} /> : !error && <Loading />}
      <Modal opened={open !== undefined} onClose={() => setOpen(undefined)} size="lg" title={open ? open.name : t('users.add')} closeButtonProps={{ 'aria-label': t('app.close') }}>
        {open !== undefined && <UserForm key={open?.user} user={open} onDone={() => setOpen(undefined)} />}
      </Modal>
    </Page>
  )
}

async function readAll(signal: AbortSignal): Promise<User[]> {
  const users: User[] = []
  let cursor: string | null | undefined
  do {
    const page = await ask(api.GET('/api/v1/users', { params: { query: { limit: '200', ...(cursor ? { cursor } : {}) } }, signal }))
    users.push(...page.items)
    cursor = page.nextCursor
  } while (cursor)
  return users
}

/** The user's site or merchant; empty when not limited. */
function usePlaces(): (user: User) => string {
  const sites = useNames('site')
  const merchants = useNames('merchant')
  return useCallback(({ site, merchant }: User) => (site ? sites(site) : merchants(merchant)), [sites, merchants])
}

function useColumns(placeOf: (user: User) => string, onOpen: (user: User) => void): Column<User>[] {
  const { t } = useTexts()
  return useMemo(() => [
    {
      key: 'name', header: t('users.name'), width: 'minmax(104px, 1.6fr)',
      cell: row => <UnstyledButton className={classes.name} onClick={() => onOpen(row)}>{row.name}</UnstyledButton>,
    },
    { key: 'user', header: t('users.user'), width: 'minmax(90px, 1fr)', isExtra: true, cell: row => <span className="code">{row.user}</span> },
    { key: 'role', header: t('users.role'), width: 'minmax(112px, 1fr)', cell: row => t(`role.${row.role}`) },
    { key: 'where', header: t('users.where'), width: 'minmax(80px, 1fr)', isExtra: true, cell: row => placeOf(row) || t('app.all') },
    {
      key: 'by', header: t('users.signsIn'), width: 'minmax(120px, 1fr)', isExtra: true,
      cell: row => [row.hasPassword && t('users.password'), row.hasBadge && t('users.badge')].filter(Boolean).join(', ') || <Text span inherit c="dimmed">{t('users.cannot')}</Text>,
    },
    {
      key: 'state', header: t('users.state'), width: 'minmax(56px, 0.7fr)',
      cell: row => row.disabled ? <Text span inherit c="var(--ow-bad)" fw={600}>{t('users.blocked')}</Text> : <Text span inherit c="dimmed">{t('users.active')}</Text>,
    },
  ], [t, placeOf, onOpen])
}
