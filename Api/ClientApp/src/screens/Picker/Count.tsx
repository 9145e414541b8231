import { Button, NumberInput, Text, Textarea } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask } from '../../api/client'
import { useGoods } from '../../goods/useGoods'
import { useTexts } from '../../i18n/i18n'
import { tell } from '../../scan/feedback'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { serialsIn } from '../Control/doubts'
import classes from './Picker.module.css'
import type { Work } from './useWork'

/** More than anybody counts by hand. */
const most = 9_999

/** How many are there: without a word of how many there should be. */
export function Count({ site, picker, onDone }: { site: string; picker: string; onDone: () => void }) {
  const { t } = useTexts()
  const [work, setWork] = useLocalStorage<Work | null>({ key: `count.${site}`, defaultValue: null, getInitialValueInEffect: false })
  const end = () => {
    setWork(null)
    onDone()
  }
  if (!work) return <div className={classes.foot}><Button size="xl" fullWidth className={classes.big} onClick={onDone}>{t('next.take')}</Button></div>
  return <Counting key={work.id} site={site} picker={picker} work={work} onDone={end} />
}

function Counting({ site, picker, work, onDone }: { site: string; picker: string; work: Work; onDone: () => void }) {
  const { t, tn } = useTexts()
  const { from: location, merchant, sku, lot } = work
  const { names, goods } = useGoods(merchant ?? '', [sku ?? ''])
  const [typed, setTyped] = useState<number | string>('')
  const [text, setText] = useState('')
  const hasSerials = goods[0]?.tracking === 'serial'
  const serials = serialsIn(text)
  const quantity = hasSerials ? serials.length : Number(typed)
  const isSaid = hasSerials || typed !== ''
  const save = useMutation({
    mutationFn: () => ask(api.POST('/api/v1/sites/{site}/counts', {
      params: { path: { site } },
      body: { location, merchant, sku, lot, expiry: null, quantity, serials: hasSerials ? serials : null, at: null },
    })),
    onSuccess: () => {
      tell('done')
      onDone()
    },
  })
  const giveBack = useMutation({
    mutationFn: () => ask(api.POST('/api/v1/sites/{site}/work/{task}/release', { params: { path: { site, task: work.id } }, body: { picker, reason: 'notNow' } })),
    onSettled: onDone,
  })
  return (
    <>
      <div className={classes.stop}>
        <section className={classes.place} data-now="true">
          <span className={classes.label}>{t('pick.goTo')}</span>
          <strong className={classes.placeCode} style={{ '--letters': Math.max(6, location.length) } as React.CSSProperties}>{location}</strong>
        </section>
        <section className={classes.goods}>
          <span className={classes.label}>{t('count.ask')}</span>
          <strong className={classes.description}>{names[sku ?? ''] ?? sku}</strong>
          <span className={`code ${classes.sku ?? ''}`}>{sku}</span>
          {lot && <span className={classes.fact}>{t('pick.lot', { lot })}</span>}
          {hasSerials
            ? <Textarea label={t('count.serials')} autosize minRows={3} value={text} onChange={event => setText(event.currentTarget.value)} />
            : <NumberInput size="xl" label={t('count.units')} min={0} max={most} allowDecimal={false} allowNegative={false} value={typed} onChange={setTyped} />}
        </section>
      </div>
      <div className={classes.foot}>
        {save.error && <ProblemAlert failure={save.error} />}
        <Button size="xl" fullWidth className={classes.big} loading={save.isPending} disabled={!isSaid} onClick={() => save.mutate()}>{isSaid ? tn('count.tell', quantity) : t('count.howMany')}</Button>
        <Button size="lg" variant="default" fullWidth loading={giveBack.isPending} onClick={() => giveBack.mutate()}>{t('putAway.notNow')}</Button>
        <Text c="dimmed" ta="center">{t('count.hint')}</Text>
      </div>
    </>
  )
}
