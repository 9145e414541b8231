import { Button, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask } from '../../api/client'
import { useTexts } from '../../i18n/i18n'
import { ProblemAlert } from '../../ui/ProblemAlert'
import type { Incident } from './useExceptions'

/** Marks an incident as solved, with a note on what was done. */
export function Solve({ site, incident }: { site: string; incident: Incident }) {
  const { t } = useTexts()
  const [isOpen, { open, close }] = useDisclosure(false)
  const [note, setNote] = useState('')
  const solve = useMutation({
    mutationFn: () => ask(api.POST('/api/v1/sites/{site}/incidents/{incident}/solve', { params: { path: { site, incident: incident.incident } }, body: { note: note.trim() || null } })),
    onSuccess: close,
  })
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>{t('control.solve')}</Button>
      <Modal opened={isOpen} onClose={close} title={t('control.solve')} closeButtonProps={{ 'aria-label': t('app.close') }}>
        <form onSubmit={event => {
          event.preventDefault()
          solve.mutate()
        }}>
          <Stack>
            <Text>{incident.text}</Text>
            <Textarea label={t('control.solveNote')} value={note} onChange={event => setNote(event.currentTarget.value)} autosize minRows={2} maxLength={2000} data-autofocus />
            {solve.error && <ProblemAlert failure={solve.error} />}
            <Button type="submit" loading={solve.isPending}>{t('control.solved')}</Button>
          </Stack>
        </form>
      </Modal>
    </>
  )
}
