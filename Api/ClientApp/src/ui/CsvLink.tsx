import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useTexts } from '../i18n/i18n'
import { csvAddress } from './csv'

interface Props {
  /** The list's path in the API. */
  path: string
  /** The filters of the list on the screen. */
  query?: Readonly<Record<string, string>>
  size?: 'xs' | 'sm'
}

/** Downloads a whole list as a file, however much of it the screen has loaded. */
export function CsvLink({ path, query = {}, size = 'sm' }: Props) {
  const { t } = useTexts()
  return (
    <Button component="a" href={csvAddress(path, query)} download size={size} variant="default" title={t('csv.hint')}
      leftSection={<IconDownload size={size === 'xs' ? 16 : 18} aria-hidden />}>{t('csv.download')}</Button>
  )
}
