import { Button, FileButton, Group, Modal, NativeSelect, Stack, Text, Textarea, UnstyledButton } from '@mantine/core'
import { IconCamera, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { api, ask, newOperation, type Schemas } from '../api/client'
import { useTexts } from '../i18n/i18n'
import { useFormat } from '../i18n/useFormat'
import { actorOf } from '../people/actor'
import { useGoods } from '../goods/useGoods'
import { ProblemAlert } from '../ui/ProblemAlert'
import classes from './DeliveryNotes.module.css'
import { shrink } from './photo'

type Delivery = Pick<Schemas['InboundView'], 'merchant' | 'asn' | 'lines' | 'notes'>

/** Descriptions by SKU. */
type Names = Partial<Record<string, string>>

interface Props {
  delivery: Delivery
  /** The time zone of the note's site; the reader's own when unknown. */
  timeZone?: string | undefined
  /** Called when a note was added; not needed by a screen with live data. */
  onNoted?: () => void
}

/** The notes and photos of a delivery, by the dock and by the merchant. */
export function DeliveryNotes({ delivery, timeZone, onNoted }: Props) {
  const { t } = useTexts()
  const { names } = useGoods(delivery.merchant, [...delivery.lines, ...delivery.notes].flatMap(({ sku }) => sku ?? []))
  const [shown, show] = useState<string | null>(null)
  return (
    <Stack gap="md">
      {delivery.notes.length === 0 && <Text c="dimmed">{t('notes.none')}</Text>}
      {delivery.notes.length > 0 && <ol className={classes.list}>{delivery.notes.map((note, i) => <Note key={i} delivery={delivery} names={names} note={note} timeZone={timeZone} onShow={show} />)}</ol>}
      <AddNote delivery={delivery} names={names} onNoted={onNoted} />
      <Modal opened={shown !== null} onClose={() => show(null)} size="xl" title={t('notes.photo')} closeButtonProps={{ 'aria-label': t('app.close') }}>
        {shown !== null && <img src={shown} alt={t('notes.photo')} className={classes.large} />}
      </Modal>
    </Stack>
  )
}

interface NoteProps {
  delivery: Delivery
  names: Names
  note: Schemas['InboundNote']
  timeZone: string | undefined
  onShow: (address: string) => void
}

function Note({ delivery: { merchant, asn }, names, note, timeZone, onShow }: NoteProps) {
  const { t } = useTexts()
  const format = useFormat(timeZone)
  const address = note.photo && `/api/v1/merchants/${encodeURIComponent(merchant)}/inbound/${encodeURIComponent(asn)}/photos/${note.photo.id}`
  return (
    <li className={classes.note}>
      {address && (
        <UnstyledButton onClick={() => onShow(address)} aria-label={t('notes.enlarge')} className={classes.thumb}>
          <img src={address} alt={note.text ?? t('notes.photo')} loading="lazy" />
        </UnstyledButton>
      )}
      <div>
        {note.text && <Text className={classes.text}>{note.text}</Text>}
        <Text size="sm" c="dimmed">{[note.sku && (names[note.sku] ?? note.sku), actorOf(note, t), format.dateTime(note.at)].filter(Boolean).join(' · ')}</Text>
      </div>
    </li>
  )
}

function AddNote({ delivery: { merchant, asn, lines }, names, onNoted }: Pick<Props, 'delivery' | 'onNoted'> & { names: Names }) {
  const { t } = useTexts()
  const [text, setText] = useState('')
  const [sku, setSku] = useState('')
  const [photo, setPhoto] = useState<string | null>(null)
  const [failure, setFailure] = useState<Error | null>(null)
  const [isSending, setIsSending] = useState(false)
  const [operation, setOperation] = useState(newOperation)
  const skus = [...new Set(lines.map(line => line.sku))]
  const take = async (file: File | null) => {
    if (!file) return
    try {
      setPhoto(await shrink(file))
      setOperation(newOperation())
      setFailure(null)
    } catch {
      setFailure(new Error(t('notes.noPicture')))
    }
  }
  const send = async () => {
    setIsSending(true)
    setFailure(null)
    try {
      await ask(api.POST('/api/v1/merchants/{merchant}/inbound/{asn}/notes', {
        params: { path: { merchant, asn } }, body: { text: text.trim() || null, sku: sku || null, photo }, headers: { 'Idempotency-Key': operation },
      }))
      setText('')
      setPhoto(null)
      setOperation(newOperation())
      onNoted?.()
    } catch (thrown) {
      setFailure(thrown as Error)
    }
    setIsSending(false)
  }
  return (
    <Stack gap="sm">
      <Textarea label={t('notes.text')} value={text} onChange={event => {
        setText(event.currentTarget.value)
        setOperation(newOperation())
      }} autosize minRows={1} maxRows={6} maxLength={2000} />
      {skus.length > 0 && <NativeSelect label={t('notes.about')} value={sku} onChange={event => setSku(event.currentTarget.value)} data={[{ value: '', label: t('notes.all') }, ...skus.map(value => ({ value, label: names[value] ? `${names[value]} (${value})` : value }))]} />}
      {photo !== null && (
        <div className={classes.preview}>
          <img src={`data:image/jpeg;base64,${photo}`} alt={t('notes.photo')} />
          <Button size="xs" variant="default" leftSection={<IconX size={16} aria-hidden />} onClick={() => setPhoto(null)}>{t('notes.discard')}</Button>
        </div>
      )}
      {failure && <ProblemAlert failure={failure} />}
      <Group grow>
        <FileButton accept="image/*" capture="environment" onChange={file => void take(file)} inputProps={{ 'aria-label': t('notes.take') }}>
          {props => <Button {...props} size="md" variant="default" leftSection={<IconCamera size={20} aria-hidden />}>{t('notes.take')}</Button>}
        </FileButton>
        <Button size="md" disabled={text.trim() === '' && photo === null} loading={isSending} onClick={() => void send()}>{t('notes.send')}</Button>
      </Group>
    </Stack>
  )
}
