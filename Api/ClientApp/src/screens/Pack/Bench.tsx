import { Button, NumberInput, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask, newOperation, type Schemas } from '../../api/client'
import { useGoods } from '../../goods/useGoods'
import { useTexts } from '../../i18n/i18n'
import { tell } from '../../scan/feedback'
import { readScan } from '../../scan/gs1'
import { ScanField } from '../../scan/ScanField'
import { useNames } from '../../scope/useNames'
import { useSession } from '../../session/SessionProvider'
import { Loading } from '../../ui/Loading'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { Section } from '../../ui/Section'
import classes from './Pack.module.css'
import { isAny, isComplete, linesOf, parcelOf, scanItem, type PackTurn } from './packFlow'
import { Problem } from './Problem'

interface Props {
  site: string
  fulfilment: Schemas['LookupFulfilment']
  onPacked: (shipment: Schemas['ShipmentView']) => void
  onLeave: () => void
}

/** Packs an order by scanning every item into the box; an item that does not belong there stops the user. */
export function Bench({ site, fulfilment, onPacked, onLeave }: Props) {
  const { t } = useTexts()
  const session = useSession()
  const merchants = useNames('merchant')
  const [lines, setLines] = useState(() => linesOf(fulfilment))
  const [wrong, setWrong] = useState<PackTurn['wrong']>()
  const [grams, setGrams] = useState<number | string>('')
  const [hasProblem, setHasProblem] = useState(false)
  const [failure, setFailure] = useState<Error | null>(null)
  const [isPacking, setIsPacking] = useState(false)
  // One idempotency key for all retries, so that a lost answer packs nothing twice.
  const [operation] = useState(newOperation)
  const { names, barcodes, isRead } = useGoods(fulfilment.merchant, lines.map(line => line.sku))
  const cartons = useQuery({
    queryKey: ['cartons', fulfilment.id],
    queryFn: () => ask(api.GET('/api/v1/sites/{site}/fulfilments/{fulfilment}/cartons', { params: { path: { site, fulfilment: fulfilment.id } } })),
  })
  const proposed = cartons.data?.cartons ?? []
  const [carton] = proposed
  const scan = (typed: string) => {
    const turn = scanItem(lines, readScan(typed).code, barcodes)
    tell(turn.sound)
    setLines(turn.lines)
    setWrong(turn.wrong)
  }
  const pack = async () => {
    setIsPacking(true)
    setFailure(null)
    const isAsProposed = isComplete(lines) && grams === '' && proposed.length > 1
    const parcel = parcelOf(fulfilment.id, lines, grams === '' ? null : Number(grams), carton?.carton ?? null)
    const body = { fulfilments: [fulfilment.id], parcels: isAsProposed ? null : [parcel], carrier: null, service: null, packer: session.user.includes(':') ? null : session.user }
    try {
      const shipment = await ask(api.POST('/api/v1/sites/{site}/shipments', { params: { path: { site } }, body, headers: { 'Idempotency-Key': operation } }))
      tell('done')
      onPacked(shipment)
    } catch (thrown) {
      tell('error')
      setFailure(thrown as Error)
      setIsPacking(false)
    }
  }
  const all = isComplete(lines)
  if (!isRead) return <Loading />
  return (
    <div className={classes.bench}>
      <Section title={t('pack.order', { number: fulfilment.number })} aside={<Text c="dimmed">{merchants(fulfilment.merchant)}</Text>}>
        <Stack gap="sm">
          <ScanField label={t('pack.scanItem')} onScan={scan} />
          <div role="alert">{wrong && <div className={classes.wrong}><b>{t(`pack.wrong.${wrong.what}`)}</b><span>{t(`pack.wrongHint.${wrong.what}`, { scanned: wrong.scanned })}</span></div>}</div>
          <ul className={classes.lines}>
            {lines.map(({ line, sku, scanned, wanted }) => (
              <li key={line} data-done={scanned === wanted}>
                <span><b>{names[sku] ?? sku}</b><span className="code">{sku}</span></span>
                <span className={`numbers ${classes.number ?? ''}`}>{scanned} / {wanted}</span>
                {scanned === wanted ? <IconCircleCheck size={34} aria-label={t('pack.complete')} /> : <span />}
              </li>
            ))}
          </ul>
        </Stack>
      </Section>
      <Stack gap="md">
        <Section title={t('pack.carton')}>
          {proposed.length === 0 ? <Text c="dimmed">{t('pack.noCarton')}</Text> : proposed.map((one, i) => (
            <div key={i} className={classes.carton}>
              <strong>{one.carton ?? t('pack.asItIs')}</strong>
              <span>{one.lengthMm == null ? '' : t('pack.size', { length: one.lengthMm, width: one.widthMm ?? 0, height: one.heightMm ?? 0 })}</span>
              <span>{t('pack.contents', { grams: one.weightGrams })}</span>
            </div>
          ))}
        </Section>
        <Section title={t('pack.weight')}>
          <NumberInput size="lg" label={t('pack.weightLabel')} placeholder={carton ? String(carton.weightGrams) : ''} description={t('pack.weightHint')} value={grams} onChange={setGrams} min={1} max={10_000_000} allowDecimal={false} hideControls />
        </Section>
        {failure && <ProblemAlert failure={failure} />}
        <div className={classes.go}>
          <Button size="xl" fullWidth className={classes.big} disabled={!isAny(lines)} loading={isPacking} onClick={() => void pack()}>{t(all ? 'pack.pack' : 'pack.packPart')}</Button>
        </div>
        <Button size="lg" variant="default" leftSection={<IconAlertTriangle size={22} aria-hidden />} aria-expanded={hasProblem} onClick={() => setHasProblem(!hasProblem)}>{t('pack.problem')}</Button>
        {hasProblem && <Problem site={site} fulfilment={fulfilment} onTold={onLeave} />}
        <Button size="lg" variant="subtle" onClick={onLeave}>{t('pack.leave')}</Button>
      </Stack>
    </div>
  )
}
