import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useTexts } from '../i18n/i18n'
import { csvAddress } from './csv'

interface Props {
  /** Of the list, in the API. */
  path: string
  /** What the list on the screen is narrowed by. */
  query?: Readonly<Record<string, string>>
  size?: 'xs' | 'sm'
}

/** The whole of a list as a file, however little of it the screen has read. */
export function CsvLink({ path, query = {}, size = 'sm' }: Props) {
  const { t } = useTexts()
  return (
    <Button component="a" href={csvAddress(path, query)} download size={size} variant="default" title={t('csv.hint')}
      leftSection={<IconDownload size={size === 'xs' ? 16 : 18} aria-hidden />}>{t('csv.download')}</Button>
  )
}
