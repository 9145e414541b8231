import { Button, Checkbox, Group, PasswordInput, Select, Stack, Switch, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask } from '../../api/client'
import { Problem } from '../../api/problem'
import { useTexts } from '../../i18n/i18n'
import { useScopes } from '../../scope/useScopes'
import { roles } from '../../session/roles'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { bodyOf, draftOf, has, type User } from './user'
import classes from './Users.module.css'

interface Props {
  /** Null for a new user. */
  user: User | null
  onDone: () => void
}

/** Edits a user: name, role, site or merchant, credentials, and whether the user is disabled. */
export function UserForm({ user, onDone }: Props) {
  const { t } = useTexts()
  const client = useQueryClient()
  const [draft, setDraft] = useState(() => draftOf(user))
  const [isSure, setIsSure] = useState(false)
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change })
  const done = async (message: string) => {
    notifications.show({ message, color: 'green' })
    await client.invalidateQueries({ queryKey: ['users'] })
    onDone()
  }
  const save = useMutation({
    mutationFn: () => ask(api.PUT('/api/v1/users/{user}', {
      // Does not overwrite a concurrent change, or an existing user.
      params: { path: { user: draft.user.trim() } }, headers: user ? { 'If-Match': `"${user.version}"` } : { 'If-None-Match': '*' },
      body: bodyOf(draft),
    })),
    onSuccess: () => done(t('users.saved', { name: draft.name.trim() })),
  })
  const remove = useMutation({
    mutationFn: () => ask(api.DELETE('/api/v1/users/{user}', { params: { path: { user: draft.user } } })),
    onSuccess: () => done(t('users.deleted', { name: draft.name })),
  })
  // A version conflict on creating means that the user id is taken.
  const isTaken = user === null && save.error instanceof Problem && save.error.code === 'version_mismatch'
  const failure = isTaken ? null : save.error ?? remove.error
  return (
    <form onSubmit={event => {
      event.preventDefault()
      save.mutate()
    }}>
      <Stack>
        <div className={classes.pair}>
          <TextInput label={t('users.user')} description={t('users.user.hint')} required={user === null} maxLength={64} autoComplete="off" disabled={user !== null} data-autofocus={user === null || undefined}
            error={isTaken && t('refused.user_taken')} value={draft.user} onChange={event => set({ user: event.currentTarget.value })} />
          <TextInput label={t('users.name')} description={t('users.name.hint')} required maxLength={200} autoComplete="off" data-autofocus={user !== null || undefined} value={draft.name} onChange={event => set({ name: event.currentTarget.value })} />
        </div>
        <div className={classes.pair}>
          <Select label={t('users.role')} required allowDeselect={false} data={roles.map(value => ({ value, label: t(`role.${value}`) }))}
            value={draft.role} onChange={value => value && set({ role: value })} />
          {has.site(draft.role) && <ScopeSelect scope="site" isRequired={has.needsSite(draft.role)} value={draft.site} onChange={site => set({ site })} />}
          {has.merchant(draft.role) && <ScopeSelect scope="merchant" isRequired value={draft.merchant} onChange={merchant => set({ merchant })} />}
          {has.picker(draft.role) && <TextInput label={t('users.picker')} description={t('users.picker.hint')} inputWrapperOrder={['label', 'input', 'description', 'error']} placeholder={draft.user} maxLength={64} value={draft.picker} onChange={event => set({ picker: event.currentTarget.value })} />}
        </div>
        <Stack gap={6}>
          <PasswordInput label={user?.hasPassword ? t('users.newPassword') : t('users.password')} description={t(user?.hasPassword ? 'users.newPassword.hint' : 'users.password.hint')} minLength={8} maxLength={200} autoComplete="new-password"
            disabled={draft.removesPassword} value={draft.password} onChange={event => set({ password: event.currentTarget.value })} visibilityToggleButtonProps={{ 'aria-label': t('users.show') }} />
          {user?.hasPassword && <Checkbox label={t('users.removePassword')} checked={draft.removesPassword} onChange={event => set({ removesPassword: event.currentTarget.checked })} />}
        </Stack>
        {has.badge(draft.role, draft.site) && (
          <Stack gap={6}>
            <div className={classes.pair}>
              <TextInput label={user?.hasBadge ? t('users.newBadge') : t('users.badge')} description={t(user?.hasBadge ? 'users.newBadge.hint' : 'users.badge.hint')} autoComplete="off" maxLength={64} disabled={draft.removesBadge}
                value={draft.badge} onChange={event => set({ badge: event.currentTarget.value })} onKeyDown={event => event.key === 'Enter' && event.preventDefault()} />
              <PasswordInput label={t('users.pin')} description={t('users.pin.hint')} autoComplete="off" inputMode="numeric" pattern="[0-9]{4,12}" maxLength={12} disabled={draft.removesBadge}
                required={draft.badge.trim() !== '' && !user?.hasBadge} value={draft.pin} onChange={event => set({ pin: event.currentTarget.value })} visibilityToggleButtonProps={{ 'aria-label': t('users.show') }} />
            </div>
            {user?.hasBadge && <Checkbox label={t('users.removeBadge')} checked={draft.removesBadge} onChange={event => set({ removesBadge: event.currentTarget.checked })} />}
          </Stack>
        )}
        <Switch label={t('users.block')} description={t('users.block.hint')} checked={draft.isBlocked} onChange={event => set({ isBlocked: event.currentTarget.checked })} />
        {user && <Text size="sm" c="dimmed">{t('users.sessions')}</Text>}
        {failure && <ProblemAlert failure={failure} />}
        <Group justify="space-between">
          {user
            ? <Button variant={isSure ? 'filled' : 'default'} color="red.8" c={isSure ? undefined : 'var(--ow-bad)'} loading={remove.isPending} onClick={() => (isSure ? remove.mutate() : setIsSure(true))}>
                {t(isSure ? 'users.deleteSure' : 'users.delete')}
              </Button>
            : <span />}
          <Group gap="xs">
            <Button variant="default" onClick={onDone}>{t('app.cancel')}</Button>
            <Button type="submit" loading={save.isPending}>{t('users.save')}</Button>
          </Group>
        </Group>
      </Stack>
    </form>
  )
}

interface ScopeSelectProps {
  scope: 'site' | 'merchant'
  isRequired: boolean
  value: string | null
  onChange: (id: string | null) => void
}

function ScopeSelect({ scope, isRequired, value, onChange }: ScopeSelectProps) {
  const { t } = useTexts()
  const { data } = useScopes(scope)
  return (
    <Select label={t(`scope.${scope}`)} required={isRequired} clearable={!isRequired} searchable placeholder={isRequired ? undefined : t('app.all')} allowDeselect={!isRequired}
      data={(data ?? []).map(({ id, name }) => ({ value: id, label: `${name} (${id})` }))} value={value} onChange={onChange} />
  )
}
