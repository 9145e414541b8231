import { useTexts } from '../../../i18n/i18n'
import type { Order } from '../useOrder'
import { progressOf } from './progress'
import classes from './Progress.module.css'

/** The progress of the order's units by step. */
export function Progress({ order }: { order: Order }) {
  const { t } = useTexts()
  const { steps, wanted } = progressOf(order)
  return (
    <ol className={classes.steps}>
      {steps.map(({ name, units }) => (
        <li key={name} className={classes.step} data-state={units === 0 ? 'open' : units < wanted ? 'partly' : 'done'}>
          <span className={classes.bar} aria-hidden>
            <span className={classes.fill} style={{ width: `${wanted === 0 ? 0 : (100 * units) / wanted}%` }} />
          </span>
          <span className={classes.name}>{t(`order.${name}`)}</span>
          <span className={`${classes.units ?? ''} numbers`}>{units} / {wanted}</span>
        </li>
      ))}
    </ol>
  )
}
