import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import type { Schemas } from '../../api/client'
import { useTexts, type PluralKey } from '../../i18n/i18n'
import { Panel } from './Panel'
import classes from './Wall.module.css'

type Counts = Schemas['OverviewAlerts']

const kinds: { of: keyof Counts; text: PluralKey; tone: 'bad' | 'warn' | 'note' }[] = [
  { of: 'late', text: 'wall.alert.late', tone: 'bad' },
  { of: 'dueSoon', text: 'wall.alert.dueSoon', tone: 'warn' },
  { of: 'unitsShort', text: 'wall.alert.short', tone: 'warn' },
  { of: 'discrepancies', text: 'wall.alert.discrepancies', tone: 'warn' },
  { of: 'putAways', text: 'wall.alert.putAways', tone: 'note' },
]

/** Alerts, the most severe first. */
export function Alerts({ alerts }: { alerts: Counts }) {
  const { t, tn } = useTexts()
  const raised = kinds.filter(({ of }) => alerts[of] > 0)
  return (
    <Panel title={t('wall.alerts')} area="alerts">
      {raised.length === 0 && <p className={classes.calm}><IconCircleCheck aria-hidden /> {t('wall.alerts.none')}</p>}
      <ul className={classes.alerts} aria-live="polite">
        {raised.map(({ of, text, tone }) => {
          const Mark = tone === 'note' ? IconInfoCircle : IconAlertTriangle
          return <li key={of} data-tone={tone}><Mark aria-hidden className={classes.alertMark} /><span>{tn(text, alerts[of])}</span></li>
        })}
      </ul>
    </Panel>
  )
}
