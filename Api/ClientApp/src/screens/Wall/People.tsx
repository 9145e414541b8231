import { Progress } from '@mantine/core'
import type { Schemas } from '../../api/client'
import { useTexts } from '../../i18n/i18n'
import { Panel } from './Panel'
import { useOverflow } from './useOverflow'
import classes from './Wall.module.css'

/** People with their task, its progress and their output in the last hour; those at work first. */
export function People({ people }: { people: Schemas['PersonAtWork'][] }) {
  const { t } = useTexts()
  const { list, hidden } = useOverflow()
  const busyFirst = people.toSorted((a, b) => restOf(a) - restOf(b))
  return (
    <Panel title={t('wall.people')} area="people">
      {people.length === 0 && <p className={classes.note}>{t('wall.people.empty')}</p>}
      <ul ref={list} className={classes.people}>
        {busyFirst.map(({ person, name, task, done, planned, unitsLastHour, activity }) => (
          <li key={person} data-idle={task || activity === 'packed' ? undefined : true}>
            <span className={classes.personName}>
              {name}{!task && <span className={classes.personIdle}> · {t(activity === 'packed' ? 'wall.packing' : 'wall.idle')}</span>}
            </span>
            <span className={`${classes.personRate ?? ''} numbers`}>{t('wall.perHour', { count: unitsLastHour })}</span>
            {task && (
              <>
                <Progress value={planned === 0 ? 0 : (100 * done) / planned} size="lg" radius="xl" aria-label={name} color="var(--ow-chart-1)" />
                <span className={`${classes.personTask ?? ''} numbers`} title={task}>{t('wall.doneOf', { done, planned })}</span>
              </>
            )}
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className={classes.more}>{t('wall.people.more', { count: hidden })}</p>}
    </Panel>
  )
}

/** The sort order: 0 with a task, 1 packing, 2 idle. */
const restOf = ({ task, activity }: Schemas['PersonAtWork']) => (task ? 0 : activity === 'packed' ? 1 : 2)
