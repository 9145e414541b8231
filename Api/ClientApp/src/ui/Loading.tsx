import { Center, Loader } from '@mantine/core'
import { useTexts } from '../i18n/i18n'

export function Loading() {
  const { t } = useTexts()
  return (
    <Center p="xl" role="status">
      <Loader type="dots" aria-label={t('app.loading')} />
    </Center>
  )
}
