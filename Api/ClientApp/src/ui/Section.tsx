import { Group, Title } from '@mantine/core'
import { useId, type ReactNode } from 'react'
import classes from './Section.module.css'

interface Props {
  title: string
  aside?: ReactNode
  /** Removes the padding, for tables that reach the edges. */
  flush?: boolean
  children: ReactNode
}

/** A card with a heading. */
export function Section({ title, aside, flush = false, children }: Props) {
  const id = useId()
  return (
    <section className="card" aria-labelledby={id}>
      <Group justify="space-between" className={classes.head} wrap="nowrap">
        <Title order={2} id={id} className={classes.title}>{title}</Title>
        {aside}
      </Group>
      {flush
        // Lets keyboard users scroll a wide table with the arrow keys.
        ? <div className={classes.flush} role="group" aria-labelledby={id} tabIndex={0}>{children}</div>
        : <div className={classes.body}>{children}</div>}
    </section>
  )
}
