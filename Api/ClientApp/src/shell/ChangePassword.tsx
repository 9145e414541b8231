import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTexts } from '../i18n/i18n'
import { useSessionState } from '../session/SessionProvider'
import { ProblemAlert } from '../ui/ProblemAlert'

interface Props {
  isOpen: boolean
  onClose: () => void
}

/** Changes the user's own password; this session continues, all others end. */
export function ChangePassword({ isOpen, onClose }: Props) {
  const { t } = useTexts()
  return (
    <Modal opened={isOpen} onClose={onClose} title={t('password.change')} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <Form onDone={onClose} />
    </Modal>
  )
}

function Form({ onDone }: { onDone: () => void }) {
  const { t } = useTexts()
  const { changePassword } = useSessionState()
  const [old, setOld] = useState('')
  const [wanted, setWanted] = useState('')
  const [again, setAgain] = useState('')
  const change = useMutation({
    mutationFn: () => changePassword(old, wanted),
    onSuccess: () => {
      notifications.show({ message: t('password.changed'), color: 'green' })
      onDone()
    },
  })
  const show = { 'aria-label': t('users.show') }
  const differs = again !== '' && again !== wanted
  return (
    <form onSubmit={event => {
      event.preventDefault()
      if (again === wanted) change.mutate()
    }}>
      <Stack>
        <PasswordInput label={t('password.old')} required data-autofocus autoComplete="current-password" value={old} onChange={event => setOld(event.currentTarget.value)} visibilityToggleButtonProps={show} />
        <PasswordInput label={t('password.new')} required minLength={8} maxLength={200} autoComplete="new-password" value={wanted} onChange={event => setWanted(event.currentTarget.value)} visibilityToggleButtonProps={show} />
        <PasswordInput label={t('password.again')} required autoComplete="new-password" value={again} onChange={event => setAgain(event.currentTarget.value)} error={differs && t('password.differs')} visibilityToggleButtonProps={show} />
        <Text size="sm" c="dimmed">{t('password.hint')}</Text>
        {change.error && <ProblemAlert failure={change.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>{t('app.cancel')}</Button>
          <Button type="submit" loading={change.isPending} disabled={differs}>{t('password.save')}</Button>
        </Group>
      </Stack>
    </form>
  )
}
