import { Alert, Button, Group, Text, TextInput } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { localText, momentOf } from './moment'

interface Props {
  /** Null: now. */
  at: string | null
  isUnknown: boolean
  onChange: (at: string | null) => void
}

/** Chooses the moment that the page is about, and says so where it is not the present one. */
export function AsOf({ at, isUnknown, onChange }: Props) {
  const { t } = useTexts()
  const format = useFormat()
  return (
    <>
      <Group gap="sm" align="flex-end">
        <TextInput
          key={at} type="datetime-local" step={1} label={t('stock.at')} description={t('stock.at.hint')} inputWrapperOrder={['label', 'input', 'description']}
          defaultValue={at === null ? '' : localText(new Date(at))} max={localText(new Date())}
          onBlur={event => {
            // While it is typed every keystroke would be another moment.
            const typed = event.currentTarget.value
            if (typed !== (at === null ? '' : localText(new Date(at)))) onChange(momentOf(typed))
          }}
          onKeyDown={event => event.key === 'Enter' && event.currentTarget.blur()}
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
