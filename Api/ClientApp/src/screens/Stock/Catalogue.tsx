import { Alert, Button, Group, Menu, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconAlertTriangle, IconCircleCheck, IconDownload, IconFileUpload, IconListDetails } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { api, ask } from '../../api/client'
import { useTexts, type Texts } from '../../i18n/i18n'
import { useSession } from '../../session/SessionProvider'
import { merchants } from '../../session/roles'
import { csvAddress } from '../../ui/csv'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { translateMessage, translateRefusal } from '../../ui/serverMessages'
import { outcomeOf, type CatalogueOutcome, type Refused } from './catalogue'

interface Props {
  merchant: string
}

const mostShown = 50

/** Exports and imports a merchant's SKUs as a file, to be edited in a spreadsheet. */
export function Catalogue({ merchant }: Props) {
  const { t } = useTexts()
  const { role } = useSession()
  const [isOpen, { open, close }] = useDisclosure(false)
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target><Button variant="default" leftSection={<IconListDetails size={18} aria-hidden />}>{t('catalogue.title')}</Button></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component="a" href={csvAddress(`/api/v1/merchants/${encodeURIComponent(merchant)}/skus`, {})} download leftSection={<IconDownload size={17} aria-hidden />}>{t('catalogue.download')}</Menu.Item>
          {merchants.includes(role) && <Menu.Item onClick={open} leftSection={<IconFileUpload size={17} aria-hidden />}>{t('catalogue.upload')}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={isOpen} onClose={close} size="lg" title={t('catalogue.upload')} closeButtonProps={{ 'aria-label': t('app.close') }}>
        <Upload merchant={merchant} onDone={close} />
      </Modal>
    </>
  )
}

function Upload({ merchant, onDone }: Props & { onDone: () => void }) {
  const { t } = useTexts()
  const input = useRef<HTMLInputElement>(null)
  const send = useMutation({
    mutationFn: async (file: File) => {
      const text = await file.text()
      // The body is the CSV file; its declared type describes JSON rows only.
      const { results } = await ask(api.POST('/api/v1/merchants/{merchant}/skus:batch', {
        params: { path: { merchant } }, body: [], bodySerializer: () => text, headers: { 'Content-Type': 'text/csv' },
      }))
      return outcomeOf(results)
    },
  })
  return (
    <Stack>
      <Text size="sm">{t('catalogue.hint')}</Text>
      {send.error && <ProblemAlert failure={send.error} />}
      {send.data && <Outcome outcome={send.data} />}
      <input ref={input} type="file" accept=".csv,text/csv,text/plain" hidden aria-label={t('import.choose')} onChange={event => {
        const file = event.currentTarget.files?.[0]
        if (file) send.mutate(file)
        // Allows choosing the same file again after correcting it.
        event.currentTarget.value = ''
      }} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>{t('app.close')}</Button>
        <Button data-autofocus leftSection={<IconFileUpload size={18} aria-hidden />} loading={send.isPending} onClick={() => input.current?.click()}>
          {t(send.data || send.error ? 'import.other' : 'import.choose')}
        </Button>
      </Group>
    </Stack>
  )
}

function Outcome({ outcome: { made, replaced, refused: refusals } }: { outcome: CatalogueOutcome }) {
  const { t, tn } = useTexts()
  return (
    <Stack gap="sm" role="status">
      {made + replaced > 0 && (
        <Group gap="xs" c="var(--ow-good)" wrap="nowrap"><IconCircleCheck size={20} aria-hidden /><Text>{t('catalogue.done', { made, replaced })}</Text></Group>
      )}
      {refusals.length > 0 && (
        <Alert color="red" variant="outline" icon={<IconAlertTriangle aria-hidden />} title={tn('catalogue.refused', refusals.length)}>
          <ul style={{ margin: 0, paddingInlineStart: 18 }}>
            {refusals.slice(0, mostShown).map(({ row, id, code, problems }) => (
              <li key={row}>
                {t('field.says', { field: [t('import.row', { row }), id].filter(Boolean).join(', '), said: translateRefusal({ code }, t) ?? problems.map(one => sentence(one, t)).join(' ') })}
              </li>
            ))}
            {refusals.length > mostShown && <li>{tn('import.more', refusals.length - mostShown)}</li>}
          </ul>
        </Alert>
      )}
    </Stack>
  )
}

const sentence = ({ field, sentence: words }: Refused['problems'][number], t: Texts['t']) =>
  field === '' ? translateMessage(words, t) : t('field.says', { field, said: translateMessage(words, t) })
