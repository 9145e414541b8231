import { Button, Group, Stack, Text } from '@mantine/core'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { ProblemAlert } from '../../ui/ProblemAlert'
import classes from './Control.module.css'
import { differenceOf } from './doubts'
import { useAccept } from './useAccept'
import type { Count } from './useDoubts'

interface Props {
  site: string
  count: Count
  onAgain: () => void
  onClose: () => void
}

/** Shows a count's variance to the user who may accept it. */
export function CountResult({ site, count, onAgain, onClose }: Props) {
  const { t } = useTexts()
  const format = useFormat()
  const accept = useAccept(site, count, onClose)
  return (
    <Stack>
      <dl className={classes.figures} aria-live="polite">
        <div><dt>{t('doubts.counted')}</dt><dd className="numbers">{format.number(count.counted)}</dd></div>
        <div><dt>{t('doubts.expected')}</dt><dd className="numbers">{format.number(count.expected)}</dd></div>
      </dl>
      <Difference count={count} />
      <Text size="sm" c="dimmed">{t('doubts.acceptHint')}</Text>
      {accept.error && <ProblemAlert failure={accept.error} />}
      <Group justify="space-between">
        <Button variant="subtle" onClick={onAgain}>{t('doubts.again')}</Button>
        <Group gap="xs">
          <Button variant="default" onClick={onClose}>{t('doubts.notNow')}</Button>
          <Button autoFocus loading={accept.isPending} onClick={() => accept.mutate()}>{t('doubts.accept')}</Button>
        </Group>
      </Group>
    </Stack>
  )
}

/** The variance in words, coloured when it is not zero. */
export function Difference({ count }: { count: Count }) {
  const { t, tn } = useTexts()
  const difference = differenceOf(count)
  if (difference === 0) return <Text fw={650} c="var(--ow-good)">{t('doubts.same')}</Text>
  return <Text fw={650} c="var(--ow-warn)">{tn(difference > 0 ? 'doubts.more' : 'doubts.fewer', Math.abs(difference))}</Text>
}
