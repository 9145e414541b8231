import { ActionIcon, TextInput } from '@mantine/core'
import { IconKeyboard, IconScan } from '@tabler/icons-react'
import { useRef, useState, type KeyboardEvent } from 'react'
import { useTexts } from '../i18n/i18n'
import classes from './ScanField.module.css'
import { useScanFocus } from './useScanFocus'

interface Props {
  /** The prompt: what to scan now. */
  label: string
  onScan: (typed: string) => void
  /** The field's current text. */
  onType?: (typed: string) => void
  /** Hides the on-screen keyboard of a handheld until it is requested. */
  isHandheld?: boolean
}

/** The field that receives scans: a scanner types and ends with Enter, as a person may. */
export function ScanField({ label, onScan, onType, isHandheld = false }: Props) {
  const { t } = useTexts()
  const field = useRef<HTMLInputElement>(null)
  const [types, setTypes] = useState(!isHandheld)
  useScanFocus(field)
  const take = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    const typed = event.currentTarget.value.trim()
    event.currentTarget.value = ''
    onType?.('')
    if (typed) onScan(typed)
  }
  const keyboard = (
    <ActionIcon variant="subtle" size={44} aria-label={t('scan.keyboard')} aria-pressed={types} onClick={() => setTypes(!types)}>
      <IconKeyboard size={24} aria-hidden />
    </ActionIcon>
  )
  return (
    <TextInput
      ref={field} aria-label={label} placeholder={label} size="xl" radius="md" autoComplete="off" autoCorrect="off" autoCapitalize="off"
      spellCheck={false} enterKeyHint="done" inputMode={types ? 'text' : 'none'} data-scan classNames={{ input: classes.input ?? '' }}
      leftSection={<IconScan size={28} aria-hidden />} rightSection={isHandheld ? keyboard : null} rightSectionWidth={52} onKeyDown={take}
      onChange={event => onType?.(event.currentTarget.value.trim())}
    />
  )
}
