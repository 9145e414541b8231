import { Button, Group, Text } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useGoodsNames } from '../../goods/useGoods'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { actorOf } from '../../people/actor'
import { tell } from '../../scan/feedback'
import { readScan } from '../../scan/gs1'
import { ScanField } from '../../scan/ScanField'
import { useNames } from '../../scope/useNames'
import { Loading } from '../../ui/Loading'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { Section } from '../../ui/Section'
import { lookUp } from '../Picker/useLookUp'
import classes from './Control.module.css'
import { CountForm } from './CountForm'
import { meantBy, placesOf, type ToCount } from './doubts'
import { OpenCounts } from './OpenCounts'
import { useDoubts, useOpenCounts, type Doubt } from './useDoubts'

/** Lists doubts: goods of which books and reports differ. Each can be counted here; an accepted count settles it. */
export function Doubts({ site }: { site: string }) {
  const { t } = useTexts()
  const { data: doubts, error } = useDoubts(site)
  const { data: counts } = useOpenCounts(site)
  const [counting, setCounting] = useState<ToCount | null>(null)
  /** The last scan, with the codes that it stands for. */
  const [scanned, setScanned] = useState<{ code: string; means: string[] } | null>(null)
  const nameOf = useGoodsNames([...(doubts ?? []), ...(counts ?? [])])
  if (error) return <ProblemAlert failure={error} />
  if (!doubts || !counts) return <Loading />

  const scan = async (typed: string) => {
    const { code } = readScan(typed)
    let means = [code]
    if (meantBy(doubts, means).length === 0) {
      // May be a barcode instead of a code: the server resolves it.
      try {
        means = [code, ...(await lookUp(site, typed)).skus.map(({ sku }) => sku)]
      } catch { /* Without an answer, only the codes themselves are compared. */ }
    }
    const hits = meantBy(doubts, means)
    tell(hits.length > 0 ? 'ok' : 'error')
    setScanned({ code, means })
    const [only] = hits
    if (!only || hits.length > 1) return
    // A user who scans the location that the goods are said to come from stands there, and counts there.
    setCounting(placesOf(only).find(({ location }) => location === code) ?? placesOf(only)[0] ?? null)
    setScanned(null)
  }
  const shown = scanned ? meantBy(doubts, scanned.means) : doubts
  return (
    <div className={classes.exceptions}>
      <div className={classes.column}>
        <Section title={t('doubts.title')} aside={<Text fw={700} className="numbers" aria-live="polite" c={doubts.length > 0 ? 'var(--ow-warn)' : 'var(--ow-good)'}>{doubts.length}</Text>}>
          {doubts.length === 0
            ? <Group gap="xs" c="var(--ow-good)" wrap="nowrap"><IconCircleCheck size={20} aria-hidden /><Text>{t('doubts.none')}</Text></Group>
            : (
              <>
                <Text c="dimmed" size="sm" mb="sm">{t('doubts.intro')}</Text>
                <ScanField label={t('doubts.scan')} onScan={typed => void scan(typed)} />
                {scanned && (
                  <Group mt="sm" justify="space-between">
                    <Text role="status" fw={600} c={shown.length === 0 ? 'var(--ow-bad)' : undefined}>{shown.length === 0 && t('doubts.noSuch', { code: scanned.code })}</Text>
                    <Button size="xs" variant="default" onClick={() => setScanned(null)}>{t('doubts.shown', { code: scanned.code })}</Button>
                  </Group>
                )}
                <ul className={classes.rows} tabIndex={0} aria-label={t('doubts.title')}>
                  {shown.map(doubt => <DoubtRow key={keyOf(doubt)} doubt={doubt} name={nameOf(doubt)} onCount={setCounting} />)}
                </ul>
              </>
            )}
        </Section>
      </div>
      <div className={classes.column}>
        <OpenCounts site={site} counts={counts} nameOf={nameOf} />
      </div>
      <CountForm site={site} counting={counting} onClose={() => setCounting(null)} />
    </div>
  )
}

const keyOf = ({ holderKind, location, merchant, sku, lot }: Doubt) => [holderKind, location, merchant, sku, lot].join('|')

function DoubtRow({ doubt, name, onCount }: { doubt: Doubt; name: string | undefined; onCount: (counting: ToCount) => void }) {
  const { t } = useTexts()
  const format = useFormat()
  const merchants = useNames('merchant')
  const why = useWhy()
  const { location, holderKind, sku, lot, quantity, since } = doubt
  return (
    <li className={classes.row}>
      <div>
        <Group gap="xs"><b className="code">{holderKind === 'container' ? t('doubts.inTote', { code: location }) : location}</b><b className="numbers">{t('doubts.units', { quantity: format.number(quantity), name: sku })}</b></Group>
        <Text size="sm">{name}{name && ' · '}<Text span size="sm" c="dimmed">{[merchants(doubt.merchant), lot && `${t('stock.lot')} ${lot}`].filter(Boolean).join(' · ')}</Text></Text>
        <Text size="sm">{why(doubt)}</Text>
        <Text size="sm" c="dimmed"><time dateTime={since} title={format.exact(since)}>{t('doubts.since', { time: format.dateTime(since) })}</time> · {t('doubts.by', { name: actorOf(doubt, t) })}</Text>
      </div>
      <Group gap={6} className={classes.actions}>
        {placesOf(doubt).map((place, i) => (
          <Button key={place.location} size="sm" variant={i === 0 ? 'filled' : 'default'} aria-label={t('doubts.countAt', { sku, place: place.location })} onClick={() => onCount(place)}>
            {i === 0 ? t('doubts.count') : t('doubts.alsoAt', { place: place.location })}
          </Button>
        ))}
      </Group>
    </li>
  )
}

/** What was reported, in words. */
function useWhy(): (doubt: Doubt) => string {
  const { t, word } = useTexts()
  return ({ reason, from }) => {
    const said = reason == null ? t('doubts.unexplained') : reason === 'short' ? t('shortReason.short') : word('pick.reason', reason)
    return from == null ? said : `${said} · ${t('doubts.from', { from })}`
  }
}
