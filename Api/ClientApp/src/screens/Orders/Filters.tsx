import { Button, CloseButton, Group, Kbd, Select, TextInput } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconFilterOff, IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { api, ask } from '../../api/client'
import { useTexts } from '../../i18n/i18n'
import { useMerchant } from '../../scope/useScope'
import { useScopes } from '../../scope/useScopes'
import { DateField } from '../../ui/DateField'
import classes from './Filters.module.css'
import { orderStatuses, type OrderFilters } from './filters'

interface Props {
  filters: OrderFilters
  onChange: (filters: OrderFilters) => void
  onEnter: () => void
}

export function Filters({ filters, onChange, onEnter }: Props) {
  const { t, word } = useTexts()
  const set = (change: Partial<OrderFilters>) => onChange({ ...filters, ...change })
  const choice = (name: 'status' | 'channel' | 'site') => ({
    'aria-label': t(name === 'site' ? 'orders.source' : `orders.${name}`), placeholder: t(name === 'site' ? 'orders.source' : `orders.${name}`),
    value: filters[name] || null, onChange: (value: string | null) => set({ [name]: value ?? '' }), clearable: true, w: 160, className: classes.choice,
  })
  const isNarrowed = Object.entries(filters).some(([name, value]) => name !== 'q' && value !== '')
  return (
    <Group mb="md" gap="xs" role="search">
      <Search value={filters.q} onChange={q => set({ q })} onEnter={onEnter} />
      <Select {...choice('status')} data={orderStatuses.map(value => ({ value, label: word('status', value) }))} />
      <Select {...choice('channel')} data={useChannels()} />
      <Select {...choice('site')} data={useSources(filters.site)} searchable />
      <Group gap={6} wrap="nowrap">
        <DateField className={classes.day} aria-label={t('orders.from')} value={filters.from} max={filters.to} onChange={from => set({ from })} />
        <span>{t('orders.to')}</span>
        <DateField className={classes.day} aria-label={t('orders.to')} value={filters.to} min={filters.from} onChange={to => set({ to })} />
      </Group>
      {isNarrowed && (
        <Button variant="subtle" leftSection={<IconFilterOff size={17} aria-hidden />}
          onClick={() => onChange({ q: filters.q, status: '', channel: '', site: '', from: '', to: '' })}>{t('orders.clear')}</Button>
      )}
    </Group>
  )
}

function Search({ value, onChange, onEnter }: { value: string; onChange: (value: string) => void; onEnter: () => void }) {
  const { t } = useTexts()
  const input = useRef<HTMLInputElement>(null)
  useHotkeys([['/', () => input.current?.focus()]])
  return (
    <TextInput
      ref={input} className={classes.search} type="search" value={value} autoFocus autoComplete="off" aria-label={t('orders.search')} placeholder={t('orders.search')}
      leftSection={<IconSearch size={18} aria-hidden />} onChange={event => onChange(event.currentTarget.value)}
      rightSection={value === '' ? <Kbd size="xs" visibleFrom="sm" aria-hidden>/</Kbd> : <CloseButton size="sm" aria-label={t('orders.clear')} onClick={() => onChange('')} />}
      onKeyDown={event => {
        if (event.key === 'Enter') onEnter()
      }}
    />
  )
}

function useChannels() {
  const merchant = useMerchant()
  const { data } = useQuery({
    queryKey: ['merchant', merchant],
    queryFn: () => ask(api.GET('/api/v1/merchants/{merchant}', { params: { path: { merchant } } })),
  })
  return data?.channels.map(({ channel, name }) => ({ value: channel, label: name })) ?? []
}

function useSources(present: string) {
  const { data } = useScopes('site')
  const sites = data?.map(({ id, name }) => ({ value: id, label: name })) ?? []
  return present === '' || sites.some(site => site.value === present) ? sites : [...sites, { value: present, label: present }]
}
