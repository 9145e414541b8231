import { Anchor, Autocomplete, Button, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconArrowLeft } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { api, ask, type Schemas } from '../../api/client'
import { useTexts } from '../../i18n/i18n'
import { useMerchant } from '../../scope/useScope'
import { useScopes } from '../../scope/useScopes'
import { DateField } from '../../ui/DateField'
import { Loading } from '../../ui/Loading'
import { Page } from '../../ui/Page'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { Section } from '../../ui/Section'
import { dayText } from '../../ui/today'
import { useFirstFault } from '../../ui/useFirstFault'
import { fieldErrors } from '../Portal/fieldErrors'
import { LineFields, newLine, type LineDraft } from '../Portal/LineFields'
import { useDelivery, type Delivery } from './InboundPage'

/** Announces a delivery, or changes one whose count has not begun. */
export function Announce() {
  const merchant = useMerchant()
  const { asn } = useParams()
  const { data, error } = useDelivery(merchant, asn ?? '', asn !== undefined)
  if (asn === undefined) return <Form merchant={merchant} />
  if (error && !data) return <Page title={asn}><ProblemAlert failure={error} /></Page>
  return data ? <Form merchant={merchant} known={data} /> : <Loading />
}

/** The fields at which the form shows errors. */
const shown = /^(asn|site|expectedAt|lines\[\d+\]\.(sku|quantity|uom))$/

const linesOf = ({ lines }: Delivery): LineDraft[] =>
  lines.map(({ sku, expected }, i) => ({ ...newLine(i + 1), sku, quantity: expected }))

export function announceBody(site: string, expectedOn: string, lines: readonly LineDraft[]): Schemas['AnnounceBody'] {
  return {
    site: site.trim() === '' ? null : site.trim(),
    // A date is sent as noon, which falls on the same day in nearly every time zone.
    expectedAt: expectedOn === '' ? null : new Date(`${expectedOn}T12:00:00`).toISOString(),
    lines: lines.map(({ sku, quantity, uom }) => ({ sku, quantity: quantity === '' ? null : Number(quantity), uom: uom === 'each' ? null : uom, lot: null, expiry: null })),
  }
}

function Form({ merchant, known }: { merchant: string; known?: Delivery }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { data: sites } = useScopes('site')
  const [asn, setAsn] = useState(known?.asn ?? '')
  const [site, setSite] = useState(known?.site ?? '')
  const [expectedOn, setExpectedOn] = useState(known?.expectedAt ? dayText(new Date(known.expectedAt)) : '')
  const [isDayWrong, setDayWrong] = useState(false)
  const [lines, setLines] = useState(known ? linesOf(known) : [newLine(1)])
  const base = `/merchants/${encodeURIComponent(merchant)}/inbound`
  const announce = useMutation({
    mutationFn: () => ask(api.PUT('/api/v1/merchants/{merchant}/inbound/{asn}', {
      // Only the opened delivery is changed: a number that is taken belongs to another one.
      params: { path: { merchant, asn: asn.trim() } }, headers: known ? { 'If-Match': `"${known.version}"` } : { 'If-None-Match': '*' },
      body: announceBody(site, expectedOn, lines),
    })),
    onSuccess: ({ asn: number }) => {
      notifications.show({ message: t('form.announced', { number }), color: 'green' })
      void navigate(`${base}/of/${encodeURIComponent(number)}`)
    },
  })
  const form = useFirstFault(announce.error)
  const errors = fieldErrors(announce.error, t, field => shown.test(field))
  return (
    <Page title={known ? t('inbound.title', { number: known.asn }) : t('portal.newDelivery')}>
      <form ref={form} noValidate onSubmit={event => {
        event.preventDefault()
        if (!isDayWrong) announce.mutate()
      }}>
        <Stack gap="md" maw={980}>
          <Anchor component={Link} to={known ? `${base}/of/${encodeURIComponent(known.asn)}` : base} size="sm" w="fit-content"><IconArrowLeft size={15} aria-hidden style={{ verticalAlign: -2 }} /> {t('nav.inbound')}</Anchor>
          {errors.rest && <ProblemAlert failure={errors.rest} />}
          <Section title={t('inbound.asn')}>
            <SimpleGrid cols={{ base: 1, sm: 3 }}>
              <TextInput label={t('form.number')} description={t('form.asn.hint')} inputWrapperOrder={['label', 'input', 'description', 'error']} required disabled={known !== undefined}
                value={asn} onChange={event => setAsn(event.currentTarget.value)} error={errors.of('asn')} autoComplete="off" />
              <Autocomplete label={t('form.site')} description={sites?.find(({ id }) => id === site.trim())?.name ?? t('form.site.hint')} inputWrapperOrder={['label', 'input', 'description', 'error']} required
                data={sites?.map(({ id }) => id) ?? []} renderOption={({ option: { value } }) => <span>{value} <Text span c="dimmed">{sites?.find(({ id }) => id === value)?.name}</Text></span>} value={site} onChange={setSite} error={errors.of('site')} />
              <DateField label={t('form.expectedAt')} value={expectedOn} onChange={setExpectedOn} onWrong={setDayWrong} error={errors.of('expectedAt')} />
            </SimpleGrid>
          </Section>
          <Section title={t('form.lines')}><LineFields merchant={merchant} lines={lines} onChange={setLines} errors={errors} isOrder={false} /></Section>
          <Group justify="flex-end"><Button type="submit" size="md" loading={announce.isPending} disabled={asn.trim() === '' || isDayWrong}>{t(known ? 'form.save' : 'form.announce')}</Button></Group>
        </Stack>
      </form>
    </Page>
  )
}
