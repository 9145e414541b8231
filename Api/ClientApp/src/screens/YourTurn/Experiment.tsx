import { Button, Group, Stack, Text, ThemeIcon } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import { useId, type ReactNode } from 'react'
import { ProblemAlert } from '../../ui/ProblemAlert'
import classes from './YourTurn.module.css'

interface Props {
  icon: Icon
  title: string
  /** What the experiment does, and what must not happen. */
  hint: string
  action: string
  onAct: () => void
  isActing?: boolean
  failure?: Error | null
  danger?: boolean
  /** The result. */
  children?: ReactNode
}

/** An experiment with its result. */
export function Experiment({ icon: Picture, title, hint, action, onAct, isActing = false, failure, danger = false, children }: Props) {
  const id = useId()
  return (
    <section className={`card ${classes.experiment}`} aria-labelledby={id}>
      <Group align="flex-start" gap="md" wrap="nowrap">
        <ThemeIcon size={44} radius="md" variant="light" color={danger ? 'red' : 'brand'} className={classes.picture}><Picture size={24} aria-hidden /></ThemeIcon>
        <Stack gap={6} className={classes.grow}>
          <h2 id={id} className={classes.title}>{title}</h2>
          <Text size="sm" c="dimmed">{hint}</Text>
          <Group mt={4}>
            <Button onClick={onAct} loading={isActing} color={danger ? 'red.9' : undefined}>{action}</Button>
          </Group>
          {failure && <ProblemAlert failure={failure} />}
          <div aria-live="polite">{children}</div>
        </Stack>
      </Group>
    </section>
  )
}
