import { ActionIcon, Avatar, Group, Menu, SegmentedControl, Stack, Text, useMantineColorScheme } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconKey, IconLogout, IconUser } from '@tabler/icons-react'
import { languages, useTexts, type Language } from '../i18n/i18n'
import { useSessionState } from '../session/SessionProvider'
import { ChangePassword } from './ChangePassword'

/** The user menu: name, password, language, appearance, sign-out. */
export function UserMenu() {
  const { t } = useTexts()
  const { session, signOut } = useSessionState()
  const [changes, { open, close }] = useDisclosure(false)
  if (!session) return null
  return (
    <>
      <Menu position="bottom-end" width={268} shadow="md" closeOnItemClick={false}>
        <Menu.Target>
          <ActionIcon variant="transparent" size={40} radius="xl" aria-label={t('user.menu', { name: session.name })}>
            <Avatar size={34} radius="xl" color="brand" variant="filled"><IconUser size={20} aria-hidden /></Avatar>
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Group px="sm" py="xs" gap="sm" wrap="nowrap">
            <Stack gap={0}>
              <Text fw={600}>{session.name}</Text>
              <Text size="sm" c="dimmed">{[t(`role.${session.role}`), session.site, session.merchant].filter(Boolean).join(' · ')}</Text>
            </Stack>
          </Group>
          <Menu.Divider />
          <Preferences />
          <Menu.Divider />
          {session.hasPassword && <Menu.Item leftSection={<IconKey size={18} aria-hidden />} onClick={open} closeMenuOnClick>{t('password.change')}</Menu.Item>}
          <Menu.Item leftSection={<IconLogout size={18} aria-hidden />} onClick={() => void signOut()}>{t('user.signOut')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ChangePassword isOpen={changes} onClose={close} />
    </>
  )
}

/** Language and appearance; also on the sign-in page. */
export function Preferences() {
  const { t, language, setLanguage } = useTexts()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const schemes = (['light', 'dark', 'auto'] as const).map(value => ({ value, label: t(`user.scheme.${value}`) }))
  return (
    <Stack gap="xs" px="sm" py="xs">
      <SegmentedControl
        size="xs" fullWidth aria-label={t('user.language')} value={language} onChange={value => setLanguage(value as Language)}
        data={Object.entries(languages).map(([value, label]) => ({ value, label }))}
      />
      <SegmentedControl
        size="xs" fullWidth aria-label={t('user.scheme')} value={colorScheme} data={schemes}
        onChange={value => setColorScheme(value)}
      />
    </Stack>
  )
}
