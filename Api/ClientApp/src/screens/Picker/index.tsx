import { useDocumentTitle, useLocalStorage } from '@mantine/hooks'
import { useTexts } from '../../i18n/i18n'
import { useOutbox } from '../../outbox/useOutbox'
import { usePickerNames } from '../../people/usePickers'
import { useSite } from '../../scope/useScope'
import { useSession } from '../../session/SessionProvider'
import { Count } from './Count'
import { Home, type Mode } from './Home'
import { LookUp } from './LookUp'
import { Move } from './Move'
import { Next } from './Next'
import classes from './Picker.module.css'
import { Pick } from './Pick'
import { PutAway } from './PutAway'
import { RefusedWork } from './RefusedWork'
import { StatusStrip } from './StatusStrip'
import { WhoIsIt } from './WhoIsIt'

export default function Picker() {
  const { t } = useTexts()
  const site = useSite()
  const session = useSession()
  useDocumentTitle(`${t('nav.picker')} · ${t('app.name')}`)
  // Who signs in for himself is the picker, and who receives picks nothing; a device that signs in by itself is asked once.
  const isAsked = !session.picker && session.role !== 'picker' && session.role !== 'receiver'
  const [asked, setAsked] = useLocalStorage({ key: `picker.${site}`, defaultValue: '', getInitialValueInEffect: false })
  const nameOf = usePickerNames(site, isAsked)
  if (isAsked && asked === '') return <WhoIsIt site={site} onKnown={setAsked} />
  const picker = isAsked ? asked : session.picker ?? session.user
  return (
    <Work
      key={`${site} ${picker}`} site={site} picker={picker} name={isAsked ? nameOf(picker) : session.name}
      onOther={isAsked ? () => setAsked('') : undefined}
    />
  )
}

interface Props {
  site: string
  picker: string
  name: string
  /** Gives the device to somebody else. */
  onOther: (() => void) | undefined
}

function Work({ site, picker, name, onOther }: Props) {
  const { role } = useSession()
  const box = useOutbox(site)
  const mayPick = role !== 'receiver'
  const [mode, setMode] = useLocalStorage<Mode>({ key: `picker.mode.${site}`, defaultValue: 'home', getInitialValueInEffect: false })
  // Who was given his work by the queue goes back to it.
  const [isGuided, setIsGuided] = useLocalStorage({ key: `picker.guided.${site}`, defaultValue: false, getInitialValueInEffect: false })
  const home = () => setMode('home')
  const next = isGuided ? () => setMode('next') : undefined
  const go = (to: Mode, guided = false) => {
    setIsGuided(guided)
    setMode(to)
  }
  const shown = !mayPick && (mode === 'pick' || mode === 'next' || mode === 'count') ? 'home' : mode
  return (
    <div className={classes.screen}>
      <StatusStrip mode={shown} box={box} onHome={home} />
      <RefusedWork site={site} refused={box.refused} mayPick={mayPick} />
      {shown === 'home' && <Home site={site} name={name} mayPick={mayPick} onGo={go} onOther={onOther} />}
      {shown === 'next' && <Next site={site} picker={picker} onGo={mode => go(mode, true)} />}
      {shown === 'pick' && <Pick site={site} picker={picker} box={box} onHome={home} onNext={next} />}
      {shown === 'putAway' && <PutAway site={site} picker={mayPick ? picker : undefined} box={box} onNext={next} />}
      {shown === 'count' && <Count site={site} picker={picker} onDone={() => setMode('next')} />}
      {shown === 'move' && <Move site={site} />}
      {shown === 'lookUp' && <LookUp site={site} />}
    </div>
  )
}
