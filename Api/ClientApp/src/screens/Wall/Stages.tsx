import type { Schemas } from '../../api/client'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { Panel } from './Panel'
import classes from './Wall.module.css'

/** The number of orders in each stage. */
export function Stages({ stages }: { stages: Schemas['StageCount'][] }) {
  const { t, word } = useTexts()
  const format = useFormat()
  const most = Math.max(1, ...stages.map(stage => stage.fulfilments))
  return (
    <Panel title={t('wall.stages')} area="stages">
      <ol className={classes.stages}>
        {stages.map(({ status, fulfilments }) => (
          <li key={status} className={classes.stage}>
            <span className={classes.well} aria-hidden><span style={{ height: `${(100 * fulfilments) / most}%` }} /></span>
            <span className={`${classes.count ?? ''} numbers`}>{format.number(fulfilments)}</span>
            <span className={classes.stageName}>{word('status', status)}</span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
