import { Alert, Button, Group, Text } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { DateField } from '../../ui/DateField'
import { localText, momentOf } from './moment'

interface Props {
  /** Null means now. */
  at: string | null
  isUnknown: boolean
  onChange: (at: string | null) => void
}

/** Chooses the page's point in time, and shows it when it is not now. */
export function AsOf({ at, isUnknown, onChange }: Props) {
  const { t } = useTexts()
  const format = useFormat()
  return (
    <>
      <Group gap="sm" align="flex-end">
        <DateField
          key={at} withTime label={t('stock.at')} description={t('stock.at.hint')} inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={at === null ? '' : localText(new Date(at))} max={localText(new Date())} onChange={text => onChange(momentOf(text))}
        />
      </Group>
      {at !== null && (
        <Alert color="yellow" variant="outline" icon={<IconHistory aria-hidden />} c="inherit" role="status">
          <Group justify="space-between">
            <Text fw={600}>{t(isUnknown ? 'stock.at.unknown' : 'stock.at.was', { time: format.exact(at) })}</Text>
            <Button variant="default" size="sm" onClick={() => onChange(null)}>{t('stock.at.now')}</Button>
          </Group>
        </Alert>
      )}
    </>
  )
}
