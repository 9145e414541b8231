import { Badge, Tabs } from '@mantine/core'
import { useSearchParams } from 'react-router'
import { useTexts } from '../../i18n/i18n'
import { useSite } from '../../scope/useScope'
import { Page } from '../../ui/Page'
import classes from './Control.module.css'
import { Doubts } from './Doubts'
import { Exceptions } from './Exceptions'
import { Holds } from './Holds'
import { Tasks } from './Tasks'
import { useDoubts, useOpenCounts } from './useDoubts'
import { useDiscrepant, useExceptions, useIncidents } from './useExceptions'
import { Waves } from './Waves'
import { Work } from './Work'

const views = ['waves', 'exceptions', 'doubts', 'work', 'tasks', 'holds'] as const
type View = (typeof views)[number]

/** The supervisor's screen: waves, exceptions, tasks, holds and counts. */
export default function Control() {
  const { t } = useTexts()
  const site = useSite()
  const [params, setParams] = useSearchParams()
  const view = views.find(one => one === params.get('view')) ?? 'waves'
  const waiting: Partial<Record<View, number>> = { exceptions: useWrong(site), doubts: useInDoubt(site) }
  return (
    <Page title={t('nav.control')}>
      <Tabs value={view} onChange={chosen => setParams(chosen && chosen !== 'waves' ? { view: chosen } : {}, { replace: true })} keepMounted={false}>
        <Tabs.List mb="md" className={classes.tabs}>
          {views.map(one => (
            <Tabs.Tab key={one} value={one} fz={{ base: 'sm', sm: 'md' }} px={{ base: 7, sm: 'md' }} rightSection={<Waiting count={waiting[one] ?? 0} />}>
              {t(`control.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={view}><Shown view={view} site={site} /></Tabs.Panel>
      </Tabs>
    </Page>
  )
}

function Shown({ view, site }: { view: View; site: string }) {
  if (view === 'waves') return <Waves site={site} />
  if (view === 'exceptions') return <Exceptions site={site} />
  if (view === 'doubts') return <Doubts site={site} />
  if (view === 'work') return <Work site={site} />
  return view === 'tasks' ? <Tasks site={site} /> : <Holds site={site} />
}

const Waiting = ({ count }: { count: number }) => count > 0 ? <Badge color="red.8" variant="filled" circle={count < 10}>{count}</Badge> : null

function useInDoubt(site: string): number {
  const { data: doubts } = useDoubts(site)
  const { data: counts } = useOpenCounts(site)
  return (doubts?.length ?? 0) + (counts?.length ?? 0)
}

function useWrong(site: string): number {
  const { data: found } = useExceptions(site)
  const { data: incidents } = useIncidents(site)
  const { data: discrepant } = useDiscrepant(site)
  return (found?.late.length ?? 0) + (found?.stuck.length ?? 0) + (incidents?.items.length ?? 0) + (discrepant?.items.length ?? 0)
}
