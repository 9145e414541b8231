import { ActionIcon, Menu, Switch } from '@mantine/core'
import { IconVolume, IconVolumeOff } from '@tabler/icons-react'
import { useTexts } from '../i18n/i18n'
import { setFeedback, tell, useFeedback } from './feedback'

/** Turns sound and vibration on or off; stored on the device. */
export function FeedbackMenu() {
  const { t } = useTexts()
  const { sound, vibration } = useFeedback()
  return (
    <Menu position="bottom-end" closeOnItemClick={false} shadow="md">
      <Menu.Target>
        <ActionIcon variant="default" size={44} aria-label={t('scan.feedback')}>
          {sound ? <IconVolume size={22} aria-hidden /> : <IconVolumeOff size={22} aria-hidden />}
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown p="md">
        <Switch
          size="md" label={t('scan.sound')} checked={sound} mb="md"
          onChange={event => {
            setFeedback({ sound: event.currentTarget.checked })
            if (event.currentTarget.checked) tell('ok')
          }}
        />
        <Switch size="md" label={t('scan.vibration')} checked={vibration} onChange={event => setFeedback({ vibration: event.currentTarget.checked })} />
      </Menu.Dropdown>
    </Menu>
  )
}
