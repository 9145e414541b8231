import { ActionIcon, Group, Stack, Text } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { api, ask } from '../../api/client'
import { useGoodsNames } from '../../goods/useGoods'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { subject } from '../../live/subjects'
import { useLiveQuery } from '../../live/useLiveQuery'
import { actorOf } from '../../people/actor'
import { useNames } from '../../scope/useNames'
import { useSiteProfile } from '../../scope/useSiteProfile'
import { useSession } from '../../session/SessionProvider'
import { Loading } from '../../ui/Loading'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { Section } from '../../ui/Section'
import { MoveGoods } from '../Control/MoveGoods'
import classes from './Floor.module.css'
import { Blocked } from './Blocked'
import { changeOf, doubtOf } from './history'
import type { FloorModel } from './map/floorModel'

interface Props {
  site: string
  code: string
  floor: FloorModel
  /** Triggers a render: the floor's figures are mutated in place. */
  version: number
  onClose: () => void
}

/** Shows one location: its definition, stock and history. */
export function ShelfPanel({ site, code, floor, onClose }: Props) {
  const { t, word } = useTexts()
  const format = useFormat(useSiteProfile(site)?.timeZone)
  const shelf = floor.indexOf.get(code) ?? 0
  const { fill, units, promised, picks, since } = floor.figures
  const figure = (column: Float64Array) => column[shelf] ?? 0
  const facts: [string, string][] = [
    [t('floor.fill'), figure(fill) < 0 ? t('floor.noBounds') : format.percent(figure(fill) / 100)],
    [t('floor.units'), format.number(figure(units))],
    [t('floor.promised'), format.number(figure(promised))],
    [t('floor.since'), figure(since) === 0 ? '–' : format.date(figure(since))],
    [t('floor.heat'), format.number(figure(picks))],
  ]
  return (
    <Section
      title={code}
      aside={<ActionIcon variant="subtle" color="gray" size={40} aria-label={t('app.close')} onClick={onClose}><IconX size={20} aria-hidden /></ActionIcon>}
    >
      <Stack gap="md">
        <Text c="dimmed">{word('locationKind', floor.kindOf(shelf))} · {t('floor.zone', { zone: floor.zoneOf(shelf) })}</Text>
        <dl className={classes.facts}>{facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd className="numbers">{value}</dd></div>)}</dl>
        <Blocked site={site} code={code} />
        <Contents site={site} code={code} />
        <History site={site} code={code} />
      </Stack>
    </Section>
  )
}

const isOf = (site: string, code: string) => (event: { stream: string }) => event.stream === `location:${site}/${code}`

function Contents({ site, code }: { site: string; code: string }) {
  const { t, word } = useTexts()
  const { role } = useSession()
  const maySteer = role === 'operator' || role === 'supervisor'
  // A use-by date has no time zone.
  const format = useFormat('UTC')
  const { data, error } = useLiveQuery({
    queryKey: ['shelf', site, code], subjects: [subject.site(site)], when: isOf(site, code),
    queryFn: ({ signal }) => ask(api.GET('/api/v1/sites/{site}/stock', { params: { path: { site }, query: { location: code, limit: '200' } }, signal })),
  })
  const nameOf = useGoodsNames(data?.items ?? [])
  const merchants = useNames('merchant')
  return (
    <div>
      <h3 className={classes.head}>{t('floor.contents')}</h3>
      {error && <ProblemAlert failure={error} />}
      {!data && !error && <Loading />}
      {data?.items.length === 0 && <Text c="dimmed">{t('floor.empty')}</Text>}
      <ul className={classes.list}>
        {data?.items.map((row, i) => (
          <li key={i}>
            <span><b className="code">{row.sku}</b>{nameOf(row) && <Text size="sm">{nameOf(row)}</Text>}<Text size="sm" c="dimmed">{[merchants(row.merchant), row.lot ?? row.serial, row.expiry && format.date(row.expiry), row.status === 'good' ? null : word('condition', row.status)].filter(Boolean).join(' · ')}</Text>{row.inDoubt > 0 && <Text size="sm" fw={650} c="var(--ow-warn)">{t('floor.inDoubt', { count: row.inDoubt })}</Text>}</span>
            <Group gap="xs" wrap="nowrap"><b className="numbers">{format.number(row.quantity)}</b>{maySteer && <MoveGoods site={site} row={row} />}</Group>
          </li>
        ))}
      </ul>
    </div>
  )
}

function History({ site, code }: { site: string; code: string }) {
  const { t, word } = useTexts()
  const format = useFormat(useSiteProfile(site)?.timeZone)
  const { data, error } = useLiveQuery({
    queryKey: ['shelf-history', site, code], subjects: [subject.site(site)], when: isOf(site, code),
    queryFn: ({ signal }) => ask(api.GET('/api/v1/sites/{site}/locations/{location}/history', { params: { path: { site, location: code } }, signal })),
  })
  return (
    <div>
      <h3 className={classes.head}>{t('floor.history')}</h3>
      {error && <ProblemAlert failure={error} />}
      <ul className={classes.list} tabIndex={0} aria-label={t('floor.history')} data-long>
        {data?.items.map(event => {
          const { sku, quantity } = changeOf(event)
          const doubted = doubtOf(event)
          return (
            <li key={event.position}>
              <span><b>{word('shelfEvent', event.type)}</b>{sku !== null && <Text span size="sm" className="code"> {sku}</Text>}{doubted > 0 && <Text span size="sm" c="var(--ow-warn)"> {t('floor.inDoubt', { count: doubted })}</Text>}<Text size="xs" c="dimmed">{format.dateTime(event.at)} · {actorOf(event, t)}</Text></span>
              <b className="numbers">{quantity === null ? '' : `${quantity > 0 ? '+' : ''}${format.number(quantity)}`}</b>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
