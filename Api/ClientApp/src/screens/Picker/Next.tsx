import { Badge, Button, Stack, Text, UnstyledButton } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { IconCircleCheck } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { api, ask } from '../../api/client'
import { useGoodsNames } from '../../goods/useGoods'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { Loading } from '../../ui/Loading'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { startPutAway, type PutAwayFlow } from './flow/putAwayFlow'
import type { Mode } from './Home'
import classes from './Picker.module.css'
import { useWork, type Work } from './useWork'

interface Props {
  site: string
  picker: string
  onGo: (mode: Mode) => void
}

/** As many as anybody looks through. */
const most = 40

/** What can be done with this device. */
const modes: Partial<Record<string, Mode>> = { pick: 'pick', putAway: 'putAway', putBack: 'putAway', count: 'count' }

/** All that is to be done, whatever it is: what is in hand, and what is next. */
export function Next({ site, picker, onGo }: Props) {
  const { t, tn } = useTexts()
  const { data, error, refetch } = useWork(site)
  const begin = useBegin(site, picker, onGo)
  const doable = (data ?? []).filter(work => work.kind in modes)
  const mine = doable.filter(work => work.picker === picker)
  const open = doable.filter(work => work.status === 'open' && (work.keptFor == null || work.keptFor === picker))
  const shown = open.slice(0, most)
  return (
    <>
      <div className={classes.rows}>
        {error && <ProblemAlert failure={error} onRetry={() => void refetch()} />}
        {begin.error && <ProblemAlert failure={begin.error} />}
        {!data && !error && <Loading />}
        {mine.length > 0 && <Text fw={650} role="status">{t('next.mine')}</Text>}
        <Rows works={mine} onChoose={work => begin.mutate(work)} />
        {data && mine.length + open.length === 0 && (
          <Stack align="center" p="xl" gap="sm" ta="center">
            <IconCircleCheck size={64} stroke={1.3} color="var(--ow-good)" aria-hidden />
            <Text size="xl" fw={650} role="status">{t('next.none')}</Text>
            <Text c="dimmed">{t('next.noneHint')}</Text>
          </Stack>
        )}
        {open.length > 0 && <Text c="dimmed" role="status">{tn('picker.open', open.length)}</Text>}
        <Rows works={shown} onChoose={work => begin.mutate(work)} />
      </div>
      <div className={classes.foot}>
        <Button size="xl" fullWidth className={classes.big} loading={begin.isPending} onClick={() => begin.mutate(null)}>{t('next.take')}</Button>
      </div>
    </>
  )
}

function Rows({ works, onChoose }: { works: readonly Work[]; onChoose: (work: Work) => void }) {
  const { t, tn, word } = useTexts()
  const format = useFormat()
  const nameOf = useGoodsNames(works.flatMap(({ merchant, sku }) => merchant && sku ? { merchant, sku } : []))
  return works.map(work => {
    const { id, kind, quantity, merchant, sku, from, to, dueBy, keptFor } = work
    const goods = merchant && sku ? nameOf({ merchant, sku }) ?? sku : undefined
    return (
      <UnstyledButton key={id} className={classes.row} onClick={() => onChoose(work)}>
        <b>{word('workKind', kind)}</b>
        <b>{to ? `${from} → ${to}` : from}</b>
        <span>{quantity == null ? goods : goods === undefined ? tn('next.units', quantity) : t('picker.goods', { quantity, name: goods })}</span>
        <span>{keptFor ? <Badge size="lg">{t('next.forYou')}</Badge> : dueBy && t('next.due', { at: format.time(dueBy) })}</span>
      </UnstyledButton>
    )
  })
}

/** Takes what was chosen, or (null) what is next, and goes to where it is done. */
function useBegin(site: string, picker: string, onGo: (mode: Mode) => void) {
  const [, setPutAway] = useLocalStorage<PutAwayFlow | null>({ key: `putAway.${site}`, defaultValue: null, getInitialValueInEffect: false })
  const [, setCount] = useLocalStorage<Work | null>({ key: `count.${site}`, defaultValue: null, getInitialValueInEffect: false })
  const take = (chosen: Work | null) => chosen
    ? ask(api.POST('/api/v1/sites/{site}/work/{task}/take', { params: { path: { site, task: chosen.id } }, body: { picker, from: chosen.picker ?? null } }))
    : ask(api.POST('/api/v1/sites/{site}/pickers/{picker}/nextWork', { params: { path: { site, picker } }, body: { kinds: Object.keys(modes), zone: null } }))
  return useMutation({
    mutationFn: async (chosen: Work | null) => {
      const work = await take(chosen) as Work | undefined
      const mode = work && modes[work.kind]
      if (!mode) return
      if (mode === 'putAway') setPutAway(startPutAway(await ask(api.GET('/api/v1/sites/{site}/putAways/{putAway}', { params: { path: { site, putAway: work.id } } }))))
      if (mode === 'count') setCount(work)
      onGo(mode)
    },
  })
}
