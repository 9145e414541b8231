import type { Schemas } from '../../api/client'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { Countdown } from '../../ui/Countdown'
import { useNow } from '../../ui/useNow'
import { Panel } from './Panel'
import classes from './Wall.module.css'

interface Props {
  due: Schemas['DueCount'][]
  timeZone: string | undefined
}

const shown = 6
/** Within this time, the day of the week identifies the day. */
const weekMs = 6 * 24 * 60 * 60 * 1000

/** The open fulfilments of each cut-off. */
export function Due({ due, timeZone }: Props) {
  const { t } = useTexts()
  const format = useFormat(timeZone)
  const now = useNow(60_000)
  const isToday = (at: string) => format.date(at) === format.date(now)
  const isThisWeek = (at: string) => Math.abs(Date.parse(at) - now) < weekMs
  return (
    <Panel title={t('wall.due')} area="due">
      {due.length === 0 && <p className={classes.note}>{t('wall.due.empty')}</p>}
      {due.slice(0, shown).map(({ cutOff, unstarted, inWork, packed }) => (
        <div key={cutOff} className={classes.due}>
          <div className={classes.dueHead}>
            <strong className="numbers">{isToday(cutOff) ? format.time(cutOff) : isThisWeek(cutOff) ? format.dayTime(cutOff) : format.dateTime(cutOff)}</strong>
            <Countdown at={cutOff} />
          </div>
          <div className={classes.bar} aria-hidden>
            <span style={{ flexGrow: packed }} data-part="packed" />
            <span style={{ flexGrow: inWork }} data-part="inWork" />
            <span style={{ flexGrow: unstarted }} data-part="unstarted" />
          </div>
          <div className={`${classes.parts ?? ''} numbers`}>
            <span data-part="packed">{t('wall.packed')} {format.number(packed)}</span>
            <span data-part="inWork">{t('wall.inWork')} {format.number(inWork)}</span>
            <span data-part="unstarted">{t('wall.unstarted')} {format.number(unstarted)}</span>
          </div>
        </div>
      ))}
    </Panel>
  )
}
