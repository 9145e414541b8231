import { Group, SegmentedControl, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { api, ask } from '../../api/client'
import { useTexts } from '../../i18n/i18n'
import { useScopes } from '../../scope/useScopes'
import { useSession } from '../../session/SessionProvider'
import { DateField } from '../../ui/DateField'
import { presets, type Preset, type ReportFilters } from './filters'
import classes from './Reports.module.css'
import { Saved } from './Saved'

const grains = ['hour', 'day', 'week', 'month'] as const

/** The report's filters; all of them are in the address. */
export function Filters({ filters, isAged }: { filters: ReportFilters; isAged: boolean }) {
  const { t } = useTexts()
  const session = useSession()
  const [params, setParams] = useSearchParams()
  const set = (change: Record<string, string>) => setParams(now => {
    for (const [name, value] of Object.entries(change)) {
      if (value) now.set(name, value)
      else now.delete(name)
    }
    return now
  }, { replace: true })
  const period = params.has('from') ? 'own' : params.get('period') ?? 'month'
  const { data: sites } = useScopes('site', !session.site)
  const { data: merchants } = useScopes('merchant', !session.merchant)
  const merchant = session.merchant ?? filters.merchant
  const pick = (name: 'site' | 'merchant', entries: { id: string; name: string }[] | null | undefined) => (
    <Select aria-label={t(`reports.${name}`)} placeholder={t(`reports.${name}`)} searchable clearable className={classes.choice} value={filters[name] || null}
      data={entries?.map(({ id, name: label }) => ({ value: id, label })) ?? []} onChange={value => set({ [name]: value ?? '', ...(name === 'merchant' && { channel: '' }) })} />
  )
  return (
    <Group gap="xs" role="search">
      {!isAged && (
        <>
          <SegmentedControl aria-label={t('reports.period')} value={period} className={classes.periods}
            onChange={value => set(value === 'own' ? { period: '', from: filters.from, to: filters.to } : { period: value, from: '', to: '', by: '' })}
            data={[...(Object.keys(presets) as Preset[]), 'own' as const].map(value => ({ value, label: t(`reports.period.${value}`) }))} />
          {period === 'own' && (
            <Group gap={6} wrap="nowrap">
              <DateField className={classes.day} aria-label={t('reports.from')} value={filters.from} max={filters.to} onChange={from => set({ from })} />
              <span>{t('reports.to')}</span>
              <DateField className={classes.day} aria-label={t('reports.to')} value={filters.to} min={filters.from} onChange={to => set({ to })} />
            </Group>
          )}
          <Select aria-label={t('reports.by')} className={classes.choice} allowDeselect={false} value={filters.by || 'day'} onChange={value => set({ by: value ?? '' })}
            data={grains.map(value => ({ value, label: t(`reports.by.${value}`) }))} />
        </>
      )}
      {!session.site && pick('site', sites)}
      {!session.merchant && pick('merchant', merchants)}
      {merchant && !isAged && <Channel merchant={merchant} value={filters.channel} onChange={channel => set({ channel })} />}
      <Saved />
    </Group>
  )
}

function Channel({ merchant, value, onChange }: { merchant: string; value: string; onChange: (channel: string) => void }) {
  const { t } = useTexts()
  const { data } = useQuery({
    queryKey: ['merchant', merchant],
    queryFn: () => ask(api.GET('/api/v1/merchants/{merchant}', { params: { path: { merchant } } })),
  })
  return (
    <Select aria-label={t('reports.channel')} placeholder={t('reports.channel')} clearable className={classes.choice} value={value || null} onChange={next => onChange(next ?? '')}
      data={data?.channels.map(({ channel, name }) => ({ value: channel, label: name })) ?? []} />
  )
}
