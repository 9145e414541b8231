import { Button, Modal, Select, Stack, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask } from '../../api/client'
import { useTexts } from '../../i18n/i18n'
import { usePickers } from '../../people/usePickers'
import { ProblemAlert } from '../../ui/ProblemAlert'

interface Props {
  site: string
  task: string
  /** The current owner. */
  picker: string | null | undefined
}

/** Assigns a task of any kind to a picker, or returns it to the queue. */
export function TaskActions({ site, task, picker }: Props) {
  const { t } = useTexts()
  const [isOpen, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>{t('control.reassign')}</Button>
      <Modal opened={isOpen} onClose={close} title={t('control.reassignTask', { task })} closeButtonProps={{ 'aria-label': t('app.close') }}>
        {isOpen && <Form site={site} task={task} owner={picker} onDone={close} />}
      </Modal>
    </>
  )
}

const anybody = ''

function Form({ site, task, owner, onDone }: { site: string; task: string; owner: Props['picker']; onDone: () => void }) {
  const { t } = useTexts()
  const { data: pickers } = usePickers(site)
  const [picker, setPicker] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const path = { site, task }
  const change = useMutation({
    mutationFn: () => (picker === anybody
      ? ask(api.POST('/api/v1/sites/{site}/work/{task}/release', { params: { path }, body: { picker: owner ?? null, reason } }))
      : ask(api.POST('/api/v1/sites/{site}/work/{task}/handOver', { params: { path }, body: { picker, reason } }))),
    onSuccess: onDone,
  })
  const others = (pickers?.items ?? []).filter(one => one.picker !== owner)
    .map(one => ({ value: one.picker, label: one.task ? t('control.busy', { name: one.name }) : one.name }))
  return (
    <form onSubmit={event => {
      event.preventDefault()
      change.mutate()
    }}>
      <Stack>
        <Select label={t('control.who')} required data-autofocus searchable value={picker} onChange={setPicker} data={[...(owner ? [{ value: anybody, label: t('control.anybody') }] : []), ...others]} />
        <TextInput label={t('control.why')} required value={reason} onChange={event => setReason(event.currentTarget.value)} maxLength={200} autoComplete="off" />
        {change.error && <ProblemAlert failure={change.error} />}
        <Button type="submit" loading={change.isPending} disabled={picker === null || reason.trim() === ''}>{t('control.reassign')}</Button>
      </Stack>
    </form>
  )
}
