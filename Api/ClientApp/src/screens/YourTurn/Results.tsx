import { useFormat } from '../../i18n/useFormat'
import classes from './YourTurn.module.css'

/** Figures with their labels, side by side. */
export function Results({ of }: { of: readonly (readonly [string, number | string])[] }) {
  const format = useFormat()
  return (
    <dl className={classes.results}>
      {of.map(([what, many]) => (
        <div key={what} className={classes.result}>
          <dt>{what}</dt>
          <dd>{typeof many === 'number' ? format.number(many) : many}</dd>
        </div>
      ))}
    </dl>
  )
}
