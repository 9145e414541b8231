import { Alert, Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Problem, Unreachable } from '../api/problem'
import { useTexts, type Texts } from '../i18n/i18n'
import { fieldLabel } from './fieldLabel'
import { translateMessage, translateRefusal } from './serverMessages'

interface Props {
  failure: Error
  onRetry?: () => void
}

/** Shows an error in the reader's language. */
export function ProblemAlert({ failure, onRetry }: Props) {
  const { t } = useTexts()
  return (
    <Alert color="red" variant="outline" role="alert" icon={<IconAlertTriangle aria-hidden />} title={t('problem.title')}>
      <Group justify="space-between">
        <Text size="sm">{explain(failure, t)}</Text>
        {onRetry && <Button size="xs" variant="default" onClick={onRetry}>{t('app.retry')}</Button>}
      </Group>
    </Alert>
  )
}

export function explain(failure: Error, t: Texts['t']): string {
  if (failure instanceof Unreachable) return t('problem.unreachable')
  if (!(failure instanceof Problem)) return failure.message
  if (failure.status === 403) return t('problem.forbidden')
  if (failure.code === 'not_found') return t('problem.notFound')
  const fields = Object.entries(failure.errors).map(([field, sentences]) =>
    t('field.says', { field: fieldLabel(field, t), said: sentences.map(one => translateMessage(one, t)).join(' ') }))
  // For invalid input, the detail only repeats the fields' errors.
  return translateRefusal(failure, t) ?? (fields.length > 0 ? fields.join(' ') : failure.message)
}
