import { Button, MultiSelect, NumberInput, SegmentedControl, Select, Stack, TagsInput, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api, ask } from '../../api/client'
import { useTexts } from '../../i18n/i18n'
import { useScopes } from '../../scope/useScopes'
import { DateField } from '../../ui/DateField'
import { everything, mostOrders, type WaveFilters } from './waveFilters'

interface Props {
  site: string
  filters: WaveFilters
  onChange: (filters: WaveFilters) => void
}

/** The wave's filters; an empty field does not filter. */
export function WaveForm({ site, filters, onChange }: Props) {
  const { t, word } = useTexts()
  const { data: merchants } = useScopes('merchant')
  const { data: about } = useQuery({ queryKey: ['site', site], queryFn: () => ask(api.GET('/api/v1/sites/{site}', { params: { path: { site } } })), staleTime: 60_000 })
  const carriers = [...new Set(about?.cutoffs.map(({ carrier }) => carrier) ?? [])].map(carrier => ({ value: carrier, label: word('carrier', carrier) }))
  const set = (some: Partial<WaveFilters>) => onChange({ ...filters, ...some })
  const kinds = [{ value: 'batch', label: t('control.kind.batch') }, { value: 'single', label: t('control.kind.single') }]
  const priorities = [0, 1, 2, 3].map(value => ({ value: String(value), label: t(`control.priority.${value as 0 | 1 | 2 | 3}`) }))
  return (
    <Stack gap="sm">
      <div>
        <Text size="sm" fw={500} id="kind" mb={4}>{t('control.kind')}</Text>
        <SegmentedControl fullWidth aria-labelledby="kind" data={kinds} value={filters.kind} onChange={kind => set({ kind: kind === 'single' ? 'single' : 'batch' })} />
      </div>
      <NumberInput label={t('control.maxOrders')} value={filters.maxOrders} onChange={value => set({ maxOrders: Math.min(mostOrders, Math.max(1, Number(value) || 1)) })} min={1} max={mostOrders} allowDecimal={false} />
      <MultiSelect label={t('control.merchants')} placeholder={filters.merchants.length === 0 ? t('app.all') : ''} data={merchants?.map(({ id, name }) => ({ value: id, label: name })) ?? []} value={filters.merchants} onChange={chosen => set({ merchants: chosen })} searchable clearable clearButtonProps={{ 'aria-label': t('app.none') }} />
      <TagsInput label={t('control.channels')} placeholder={filters.channels.length === 0 ? t('app.all') : ''} description={t('control.channelsHint')} value={filters.channels} onChange={chosen => set({ channels: chosen })} />
      <MultiSelect label={t('control.carriers')} placeholder={filters.carriers.length === 0 ? t('app.all') : ''} data={carriers} value={filters.carriers} onChange={chosen => set({ carriers: chosen })} clearable clearButtonProps={{ 'aria-label': t('app.none') }} />
      <DateField withTime label={t('control.dueBefore')} value={filters.dueBefore} onChange={dueBefore => set({ dueBefore })} />
      <Select label={t('control.priority')} data={priorities} value={String(filters.minPriority)} onChange={value => set({ minPriority: Number(value ?? 0) })} allowDeselect={false} />
      <Button variant="default" onClick={() => onChange(everything)}>{t('control.reset')}</Button>
    </Stack>
  )
}
