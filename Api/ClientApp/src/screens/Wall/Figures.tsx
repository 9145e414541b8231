import { Progress } from '@mantine/core'
import type { Schemas } from '../../api/client'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { span } from '../../ui/Countdown'
import { useNow } from '../../ui/useNow'
import { nextCutOff } from './cutOffs'
import { Panel } from './Panel'
import classes from './Wall.module.css'

interface Props {
  overview: Schemas['Overview']
  timeZone: string | undefined
}

/** The four key figures. */
export function Figures({ overview: { today, due }, timeZone }: Props) {
  const { t } = useTexts()
  const format = useFormat()
  const share = today.planned === 0 ? 0 : today.shipped / today.planned
  return (
    <>
      <Panel title={t('wall.shipped')} area="shipped">
        <p className={classes.figure}>{format.number(today.shipped)}</p>
        <p className={classes.note}>{today.planned === 0 ? t('wall.noPlan') : t('wall.ofPlanned', { count: today.planned })}</p>
        <Progress value={share * 100} size="lg" radius="xl" mt="auto" aria-label={t('wall.shipped')} color="var(--ow-good)" />
      </Panel>
      <NextCutOff due={due} timeZone={timeZone} />
      <Panel title={t('wall.rate')} area="rate">
        <p className={classes.figure}>{format.number(today.unitsLastHour)}</p>
        <p className={classes.note}>{t('wall.unitsPerHour')}</p>
      </Panel>
      <Panel title={t('wall.unitsToday')} area="units">
        <dl className={classes.units}>
          <Row name={t('wall.picked')} value={format.number(today.unitsPicked)} />
          <Row name={t('wall.packed')} value={format.number(today.unitsPacked)} />
          <Row name={t('wall.shippedUnits')} value={format.number(today.unitsShipped)} />
        </dl>
      </Panel>
    </>
  )
}

function NextCutOff({ due, timeZone }: { due: Schemas['DueCount'][]; timeZone: string | undefined }) {
  const { t, tn } = useTexts()
  const format = useFormat(timeZone)
  const now = useNow(1000)
  const next = nextCutOff(due, now)
  const left = next ? Date.parse(next.cutOff) - now : 0
  const toPack = next ? next.unstarted + next.inWork : 0
  return (
    <Panel title={next ? `${t('wall.nextCutOff')} ${format.time(next.cutOff)}` : t('wall.nextCutOff')} area="cutoff">
      <p className={classes.figure} data-tone={next && toPack > 0 && left < 60 * 60 * 1000 ? 'warn' : undefined}>{next ? span(left, t) : '–'}</p>
      <p className={classes.note}>{!next ? t('wall.noCutOff') : toPack > 0 ? tn('wall.toPack', toPack) : t('wall.ready')}</p>
    </Panel>
  )
}

function Row({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="numbers">{value}</dd>
    </div>
  )
}
