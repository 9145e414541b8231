import { Button, Center, Stack, Text, Title } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { useTexts } from '../i18n/i18n'

/** The error boundary of a screen. A new version of the server also ends here, since its files have other names. */
export class BrokenScreen extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false }

  static getDerivedStateFromError() {
    return { isBroken: true }
  }

  override render() {
    return this.state.isBroken ? <Broken /> : this.props.children
  }
}

function Broken() {
  const { t } = useTexts()
  return (
    <Center p="xl" mih="60vh">
      <Stack align="center" maw={420} ta="center" role="alert">
        <Title order={1} size="h3">{t('app.broken')}</Title>
        <Text c="dimmed">{t('app.brokenHint')}</Text>
        <Button onClick={() => globalThis.location.reload()}>{t('app.reload')}</Button>
      </Stack>
    </Center>
  )
}
