import { Anchor, Button, Checkbox, Group, Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconArrowLeft } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { api, ask, type Schemas } from '../../api/client'
import { useTexts } from '../../i18n/i18n'
import { useMerchant } from '../../scope/useScope'
import { Page } from '../../ui/Page'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { Section } from '../../ui/Section'
import { useFirstFault } from '../../ui/useFirstFault'
import { CountrySelect } from './CountrySelect'
import { fieldErrors } from './fieldErrors'
import { LineFields, newLine, type LineDraft } from './LineFields'

interface Draft {
  channel: string | null
  number: string
  name: string
  email: string
  otherName: string
  company: string
  line1: string
  line2: string
  postcode: string
  city: string
  country: string | null
  service: string
  isComplete: boolean
}

const empty: Draft = {
  channel: null, number: '', name: '', email: '', otherName: '', company: '', line1: '', line2: '', postcode: '', city: '', country: null,
  service: 'standard', isComplete: false,
}

/** The fields at which the form shows errors. */
const shown = /^(channel|number|customer\.(name|email)|shipTo\.\w+|serviceLevel|lines\[\d+\]\.(sku|quantity|uom|unitPrice\.amount))$/

const or = (text: string) => (text.trim() === '' ? null : text.trim())

/** Returns the request's body; the server validates it. */
export function orderBody(draft: Draft, lines: readonly LineDraft[], currency: string): Schemas['OrderBody'] {
  return {
    channel: draft.channel, number: or(draft.number), placedAt: null, site: null, shipAfter: null,
    customer: { id: null, name: or(draft.name), email: or(draft.email) },
    shipTo: {
      name: or(draft.otherName) ?? or(draft.name), company: or(draft.company), line1: or(draft.line1), line2: or(draft.line2), city: or(draft.city),
      region: null, postcode: or(draft.postcode), country: draft.country, phone: null, pickupPoint: null,
    },
    serviceLevel: draft.service === 'standard' ? null : draft.service,
    partialPolicy: draft.isComplete ? 'shipComplete' : 'shipAvailable',
    lines: lines.map(({ sku, quantity, uom, price }) => ({
      line: null, sku, quantity: quantity === '' ? null : Number(quantity), uom: uom === 'each' ? null : uom,
      unitPrice: price === '' ? null : { amount: Number(price), currency },
    })),
  }
}

/** Enters an order by hand. */
export function NewOrder() {
  const { t } = useTexts()
  const merchant = useMerchant()
  const navigate = useNavigate()
  const { data: profile } = useQuery({
    queryKey: ['merchant', merchant],
    queryFn: () => ask(api.GET('/api/v1/merchants/{merchant}', { params: { path: { merchant } } })),
  })
  const only = profile?.channels.length === 1 ? profile.channels[0]?.channel : undefined
  const [draft, setDraft] = useState(empty)
  const [lines, setLines] = useState([newLine(1)])
  const set = (change: Partial<Draft>) => setDraft(now => ({ ...now, ...change }))
  const channel = draft.channel ?? only ?? null
  const place = useMutation({
    mutationFn: () => ask(api.POST('/api/v1/merchants/{merchant}/orders', {
      params: { path: { merchant } }, body: orderBody({ ...draft, channel }, lines, profile?.currency ?? ''),
    })),
    onSuccess: order => {
      notifications.show({ message: t('form.placed', { number: order.number }), color: 'green' })
      void navigate(`/merchants/${encodeURIComponent(merchant)}/orders/${encodeURIComponent(order.id)}`)
    },
  })
  const form = useFirstFault(place.error)
  const errors = fieldErrors(place.error, t, field => shown.test(field))
  const text = (name: Exclude<keyof Draft, 'channel' | 'country' | 'isComplete'>, field: string, isRequired = false) => ({
    value: draft[name], onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }), error: errors.of(field), required: isRequired,
  })
  return (
    <Page title={t('portal.newOrder')}>
      <form ref={form} noValidate onSubmit={event => {
        event.preventDefault()
        place.mutate()
      }}>
        <Stack gap="md" maw={980}>
          <Anchor component={Link} to=".." relative="path" size="sm" w="fit-content"><IconArrowLeft size={15} aria-hidden style={{ verticalAlign: -2 }} /> {t('nav.portal')}</Anchor>
          {errors.rest && <ProblemAlert failure={errors.rest} />}
          <Section title={t('orders.number')}>
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <Select label={t('form.channel')} required allowDeselect={false} value={channel} onChange={value => set({ channel: value })} error={errors.of('channel')}
                data={profile?.channels.map(({ channel: value, name }) => ({ value, label: name })) ?? []} />
              <TextInput label={t('form.number')} description={t('form.number.hint')} inputWrapperOrder={['label', 'input', 'description', 'error']} {...text('number', 'number', true)} autoComplete="off" />
            </SimpleGrid>
          </Section>
          <Section title={t('form.lines')}>
            <LineFields merchant={merchant} lines={lines} onChange={setLines} errors={errors} isOrder currency={profile?.currency} />
          </Section>
          <Section title={t('form.buyer')}>
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <TextInput label={t('form.name')} {...text('name', 'customer.name', true)} autoComplete="off" />
              <TextInput label={t('form.email')} type="email" {...text('email', 'customer.email')} autoComplete="off" />
            </SimpleGrid>
          </Section>
          <Section title={t('form.shipTo')}>
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <TextInput label={t('form.otherName')} placeholder={draft.name} {...text('otherName', 'shipTo.name')} error={draft.name.trim() !== '' && errors.of('shipTo.name')} autoComplete="off" />
              <TextInput label={t('form.company')} {...text('company', 'shipTo.company')} autoComplete="off" />
              <TextInput label={t('form.line1')} {...text('line1', 'shipTo.line1', true)} autoComplete="off" />
              <TextInput label={t('form.line2')} {...text('line2', 'shipTo.line2')} autoComplete="off" />
              <TextInput label={t('form.postcode')} {...text('postcode', 'shipTo.postcode', true)} autoComplete="off" />
              <TextInput label={t('form.city')} {...text('city', 'shipTo.city', true)} autoComplete="off" />
              <CountrySelect label={t('form.country')} value={draft.country} onChange={country => set({ country })} error={errors.of('shipTo.country')} />
              <Select label={t('form.service')} allowDeselect={false} value={draft.service} onChange={service => set({ service: service ?? 'standard' })} error={errors.of('serviceLevel')}
                data={(['standard', 'express', 'nextDay', 'sameDay'] as const).map(value => ({ value, label: t(`form.service.${value}`) }))} />
            </SimpleGrid>
            <Checkbox mt="md" label={t('form.complete')} checked={draft.isComplete} onChange={event => set({ isComplete: event.currentTarget.checked })} />
          </Section>
          <Group justify="flex-end"><Button type="submit" size="md" loading={place.isPending}>{t('form.place')}</Button></Group>
        </Stack>
      </form>
    </Page>
  )
}
