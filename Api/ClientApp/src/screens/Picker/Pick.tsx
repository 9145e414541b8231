import { Alert, Button, Progress, Text } from '@mantine/core'
import { IconCircleCheck, IconMoodSmile } from '@tabler/icons-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Unreachable } from '../../api/problem'
import { useTexts } from '../../i18n/i18n'
import type { LiveEvent } from '../../live/LiveFeed'
import { useLiveEvents } from '../../live/useLiveQuery'
import { subject } from '../../live/subjects'
import type { OutboxState } from '../../outbox/outbox'
import { outboxOf } from '../../outbox/useOutbox'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { legOf } from './flow/pickFlow'
import { progressOf } from './flow/task'
import { Notices } from './Notices'
import classes from './Picker.module.css'
import { PickStop } from './PickStop'
import { PickWork, type Why } from './PickWork'

/** What was wished without a network is asked again by itself. */
const retryMs = 5_000

const whyOf = (event: LiveEvent | null): Why => event?.type === 'unitsDropped' ? 'cancelled' : event?.type === 'unitsCut' ? 'cut' : 'changed'

interface Props {
  site: string
  picker: string
  box: OutboxState
  onHome: () => void
  /** What he does once a tour is done; absent: the next one. */
  onNext: (() => void) | undefined
}

export function Pick({ site, picker, box, onHome, onNext }: Props) {
  const { t, tn } = useTexts()
  const [work] = useState(() => new PickWork(site, picker, outboxOf(site)))
  const state = useSyncExternalStore(work.watch, work.get)
  const { flow, stage, failure } = state
  useEffect(() => work.listen(), [work])
  useEffect(() => {
    // After a reload the task in hand goes on; what happened meanwhile is asked.
    if (work.get().flow) void work.refresh()
    else void work.next()
  }, [work])
  const isCutOff = stage === 'failed' && failure instanceof Unreachable
  useEffect(() => {
    if (!isCutOff) return
    const again = () => void work.next()
    const timer = setInterval(again, retryMs)
    globalThis.addEventListener('online', again)
    return () => {
      clearInterval(timer)
      globalThis.removeEventListener('online', again)
    }
  }, [work, isCutOff])
  useLiveEvents([subject.picker(site, picker)], event => {
    // Taken over, or given by hand: who waits for a tour has one.
    if (event?.type === 'workTaken' && !work.get().flow) void work.next()
    else void work.refresh(whyOf(event))
  })
  const leg = flow && legOf(flow)
  const isDone = flow?.step === 'done'
  return (
    <>
      <Notices work={work} notices={state.notices} />
      {failure && <ProblemAlert failure={failure} onRetry={() => void work.next()} />}
      {stage === 'asking' && !flow && !failure && <Text ta="center" p="xl" size="xl" role="status">{t('pick.asking')}</Text>}
      {stage === 'none' && (
        <>
          <div className={classes.end}>
            <IconMoodSmile size={72} stroke={1.3} aria-hidden />
            <Text size="xl" fw={650} role="status">{t('pick.none')}</Text>
            <Text c="dimmed">{t('pick.noneHint')}</Text>
          </div>
          <div className={classes.foot}><Button size="xl" fullWidth className={classes.big} onClick={() => void work.next()}>{t('pick.askAgain')}</Button></div>
        </>
      )}
      {stage === 'lost' && <div className={classes.foot}><Button size="xl" fullWidth className={classes.big} onClick={() => void work.next()}>{t('pick.next')}</Button></div>}
      {flow && leg && (
        <>
          <TourProgress {...progressOf(flow.task)} />
          <PickStop work={work} state={state} flow={flow} leg={leg} onHome={onHome} />
        </>
      )}
      {isDone && (
        <>
          <div className={classes.end}>
            <IconCircleCheck size={96} stroke={1.4} color="var(--ow-good)" aria-hidden />
            <Text fz={30} fw={700} role="status">{t('pick.done')}</Text>
            <Text size="lg">{t('pick.doneHint')}</Text>
            <ul className={classes.totes}>{flow.task.totes.map(tote => <li key={tote}>{tote}</li>)}</ul>
            {box.waiting.length > 0 && !failure && <Alert color="yellow" variant="outline">{tn('pick.doneWaiting', box.waiting.length)}</Alert>}
          </div>
          <div className={classes.foot}><Button size="xl" fullWidth className={classes.big} loading={stage === 'asking'} onClick={onNext ?? (() => void work.next())}>{t(onNext ? 'next.take' : 'pick.next')}</Button></div>
        </>
      )}
    </>
  )
}

function TourProgress({ done, stops }: { done: number; stops: number }) {
  const { t } = useTexts()
  return (
    <div className={classes.progress}>
      <Progress value={stops === 0 ? 0 : (done / stops) * 100} size="lg" radius="xl" flex={1} aria-label={t('pick.progress')} />
      <span className="numbers">{t('pick.stops', { done, stops })}</span>
    </div>
  )
}
