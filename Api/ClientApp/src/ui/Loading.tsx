import { Center, Loader } from '@mantine/core'
import { useTexts } from '../i18n/i18n'

export function Loading() {
  const { t } = useTexts()
  return (
    <Center p="xl" role="status" aria-label={t('app.loading')}>
      <Loader type="dots" aria-hidden />
    </Center>
  )
}
