import { Text, UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { useNames } from '../../scope/useNames'
import { useSiteProfile } from '../../scope/useSiteProfile'
import { Countdown } from '../../ui/Countdown'
import { Loading } from '../../ui/Loading'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { Section } from '../../ui/Section'
import classes from './Pack.module.css'
import { useBench, type Waiting } from './useBench'

interface Props {
  site: string
  onChoose: (waiting: Waiting) => void
  onManifest: () => void
}

/** More than one bench can pack in an hour. */
const most = 40

/** Lists fulfilments to pack, and parcels that wait for a truck. */
export function Queue({ site, onChoose, onManifest }: Props) {
  const { t, tn, word } = useTexts()
  const { data: bench, error, refetch } = useBench(site)
  const timeZone = useSiteProfile(site)?.timeZone
  const merchants = useNames('merchant')
  if (!bench) return error ? <ProblemAlert failure={error} onRetry={() => void refetch()} /> : <Loading />
  const { picked, toPack, parcels } = bench
  const rest = picked - Math.min(toPack.length, most)
  return (
    <div className={classes.queue}>
      <div className={classes.trucks}>
        <Section title={t('pack.forTrucks')}>
          {parcels.length === 0 && <Text c="dimmed">{t('pack.noneWaiting')}</Text>}
          {parcels.map(({ carrier, parcels: count }) => (
            <UnstyledButton key={carrier} className={classes.truck} onClick={onManifest}>
              <b>{word('carrier', carrier)}</b><span className="numbers">{tn('pack.parcels', count)}</span><IconChevronRight size={22} aria-hidden />
            </UnstyledButton>
          ))}
        </Section>
      </div>
      <Section title={t('pack.toPack')} aside={<Text c="dimmed" className="numbers" role="status">{tn('pack.orders', picked)}</Text>}>
        {toPack.length === 0 && <Text c="dimmed">{t('pack.nothingWaits')}</Text>}
        <ul className={classes.waiting}>
          {toPack.slice(0, most).map(waiting => <li key={waiting.fulfilment}><Row waiting={waiting} merchant={merchants(waiting.merchant)} timeZone={timeZone} onChoose={onChoose} /></li>)}
        </ul>
        {rest > 0 && <Text c="dimmed" mt="sm">{tn('pack.rest', rest)}</Text>}
      </Section>
    </div>
  )
}

interface RowProps {
  waiting: Waiting
  /** The merchant's name. */
  merchant: string
  timeZone: string | undefined
  onChoose: Props['onChoose']
}

function Row({ waiting, merchant, timeZone, onChoose }: RowProps) {
  const { t, tn, word } = useTexts()
  const format = useFormat(timeZone)
  const { number, totes, units, carrier, serviceLevel, shipBy } = waiting
  return (
    <UnstyledButton className={classes.order} onClick={() => onChoose(waiting)}>
      <span>
        <b>{number}</b>
        <Text span c="dimmed">{merchant}</Text>
      </span>
      <span className={classes.due}>
        {shipBy ? <><Countdown at={shipBy} /><Text span c="dimmed" className="numbers">{format.dayTime(shipBy)}</Text></> : <Text span c="dimmed">{t('pack.noCutOff')}</Text>}
      </span>
      <span>
        <span>{tn('pack.totes', totes.length, { totes: totes.join(', ') })}</span>
        <Text span c="dimmed">{[tn('pack.units', units), word('carrier', carrier), serviceLevel && word('form.service', serviceLevel)].filter(Boolean).join(' · ')}</Text>
      </span>
    </UnstyledButton>
  )
}
