import { Group, Title } from '@mantine/core'
import { useId, type ReactNode } from 'react'
import classes from './Section.module.css'

interface Props {
  title: string
  aside?: ReactNode
  /** Tables reach to the edges. */
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
      <div className={flush ? classes.flush : classes.body}>{children}</div>
    </section>
  )
}
