import { useId, type ReactNode } from 'react'
import classes from './Wall.module.css'

interface Props {
  title: string
  area: string
  children: ReactNode
}

/** One part of the wall. */
export function Panel({ title, area, children }: Props) {
  const id = useId()
  return (
    <section className={`card ${classes.panel ?? ''}`} data-area={area} aria-labelledby={id}>
      <h2 id={id} className={classes.title}>{title}</h2>
      {children}
    </section>
  )
}
