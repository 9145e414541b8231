import { ActionIcon, TextInput } from '@mantine/core'
import { IconKeyboard, IconScan } from '@tabler/icons-react'
import { useRef, useState, type KeyboardEvent } from 'react'
import { useTexts } from '../i18n/i18n'
import classes from './ScanField.module.css'
import { useScanFocus } from './useScanFocus'

interface Props {
  /** What is to be scanned now. */
  label: string
  onScan: (typed: string) => void
  /** What stands in the field so far. */
  onType?: (typed: string) => void
  /** On a handheld the screen's own keyboard stays away until it is asked for. */
  isHandheld?: boolean
}

/** Where scans arrive: a scanner types and ends with Enter, and so may a person. */
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
