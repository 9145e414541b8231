import { Button, Center, Stack, Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import { useTexts } from '../i18n/i18n'

export function NotFound() {
  const { t } = useTexts()
  return (
    <Center p="xl" mih="60vh">
      <Stack align="center" maw={420} ta="center">
        <Title order={1} size="h3">{t('app.notFound')}</Title>
        <Text c="dimmed">{t('app.notFoundHint')}</Text>
        <Button component={Link} to="/">{t('app.home')}</Button>
      </Stack>
    </Center>
  )
}
