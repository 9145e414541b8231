import { Button, Group, Modal, NumberInput, Stack, Text, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask } from '../../api/client'
import { useGoods } from '../../goods/useGoods'
import { useTexts } from '../../i18n/i18n'
import { Loading } from '../../ui/Loading'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { CountResult } from './CountResult'
import { serialsIn, type ToCount } from './doubts'
import type { Count } from './useDoubts'

interface Props {
  site: string
  /** Null when nothing is being counted. */
  counting: ToCount | null
  onClose: () => void
}

/** Enters a count, then shows its variance, to be accepted now or left to another user. */
export function CountForm({ site, counting, onClose }: Props) {
  const { t } = useTexts()
  return (
    <Modal opened={counting !== null} onClose={onClose} title={counting && t('doubts.countAt', { sku: counting.sku, place: counting.location })} closeButtonProps={{ 'aria-label': t('app.close') }}>
      {counting && <Steps key={JSON.stringify(counting)} site={site} counting={counting} onClose={onClose} />}
    </Modal>
  )
}

function Steps({ site, counting, onClose }: { site: string; counting: ToCount; onClose: () => void }) {
  const [count, setCount] = useState<Count | null>(null)
  return count
    ? <CountResult site={site} count={count} onAgain={() => setCount(null)} onClose={onClose} />
    : <Entry site={site} counting={counting} onCounted={setCount} />
}

function Entry({ site, counting: { location, merchant, sku, lot }, onCounted }: { site: string; counting: ToCount; onCounted: (count: Count) => void }) {
  const { t, tn } = useTexts()
  const client = useQueryClient()
  const { goods, isRead } = useGoods(merchant, [sku])
  const [typed, setTyped] = useState<number | string>('')
  const [text, setText] = useState('')
  const hasSerials = goods[0]?.tracking === 'serial'
  const serials = serialsIn(text)
  const quantity = hasSerials ? serials.length : typed
  const save = useMutation({
    mutationFn: () => ask(api.POST('/api/v1/sites/{site}/counts', {
      params: { path: { site } },
      body: { location, merchant, sku, lot: lot ?? null, expiry: null, quantity: Number(quantity), serials: hasSerials ? serials : null, at: null },
    })),
    onSuccess: counted => {
      void client.invalidateQueries({ queryKey: ['counts', site] })
      onCounted(counted)
    },
  })
  if (!isRead) return <Loading />
  return (
    <form onSubmit={event => {
      event.preventDefault()
      if (quantity !== '') save.mutate()
    }}>
      <Stack>
        <div>
          <Text fw={650}>{goods[0]?.description ?? sku}</Text>
          {lot !== undefined && <Text c="dimmed">{t('stock.lot')} {lot}</Text>}
        </div>
        {hasSerials
          ? <Textarea label={t('doubts.serials')} description={t('doubts.serialsHint')} value={text} onChange={event => setText(event.currentTarget.value)} rows={5} autoComplete="off" spellCheck={false} data-autofocus />
          : <NumberInput label={t('doubts.howMany', { sku, place: location })} description={t('doubts.howManyHint')} required withAsterisk={false} value={typed} onChange={setTyped} min={0} allowDecimal={false} allowNegative={false} size="lg" data-autofocus />}
        {hasSerials && <Text className="numbers" aria-live="polite">{tn('doubts.serialCount', serials.length)}</Text>}
        {save.error && <ProblemAlert failure={save.error} />}
        <Group justify="flex-end"><Button type="submit" size="md" loading={save.isPending} disabled={quantity === ''}>{t('doubts.save')}</Button></Group>
      </Stack>
    </form>
  )
}
