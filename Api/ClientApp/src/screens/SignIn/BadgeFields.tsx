import { PasswordInput, TextInput } from '@mantine/core'
import { IconScan } from '@tabler/icons-react'
import { useRef, type KeyboardEvent } from 'react'
import { useTexts } from '../../i18n/i18n'

/** The fields for badge and PIN. The scanner ends the badge with Enter, which moves on to the PIN instead of submitting. */
export function BadgeFields() {
  const { t } = useTexts()
  const pin = useRef<HTMLInputElement>(null)
  const site = localStorage.getItem('scope.site') ?? ''
  const goOn = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || pin.current?.value !== '') return
    event.preventDefault()
    pin.current.focus()
  }
  return (
    <>
      <TextInput name="site" label={t('signIn.site')} size="lg" defaultValue={site} required autoComplete="off" autoFocus={site === ''} />
      <TextInput
        name="badge" label={t('signIn.badge')} placeholder={t('signIn.badgeHint')} size="lg" required autoComplete="off"
        autoFocus={site !== ''} leftSection={<IconScan size={22} aria-hidden />} onKeyDown={goOn}
      />
      <PasswordInput ref={pin} name="pin" label={t('signIn.pin')} size="lg" inputMode="numeric" required autoComplete="off" />
    </>
  )
}
