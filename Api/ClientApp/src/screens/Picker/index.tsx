import { Button, Center, Stack, Text, TextInput, Title } from '@mantine/core'
import { useDocumentTitle, useLocalStorage } from '@mantine/hooks'
import { useState } from 'react'
import { useTexts } from '../../i18n/i18n'
import { useOutbox } from '../../outbox/useOutbox'
import { useSite } from '../../scope/useScope'
import { useSession } from '../../session/SessionProvider'
import { Home, type Mode } from './Home'
import { LookUp } from './LookUp'
import { Move } from './Move'
import classes from './Picker.module.css'
import { Pick } from './Pick'
import { PutAway } from './PutAway'
import { RefusedWork } from './RefusedWork'
import { StatusStrip } from './StatusStrip'

export default function Picker() {
  const { t } = useTexts()
  const site = useSite()
  const session = useSession()
  useDocumentTitle(`${t('nav.picker')} · ${t('app.name')}`)
  // Who signs in for himself is the picker; a device that signs in by itself is asked once.
  const [asked, setAsked] = useLocalStorage({ key: `picker.${site}`, defaultValue: '', getInitialValueInEffect: false })
  const picker = session.picker ?? (session.role === 'picker' ? session.user : asked)
  return picker === '' ? <WhoIsIt onKnown={setAsked} /> : <Work key={`${site} ${picker}`} site={site} picker={picker} />
}

function Work({ site, picker }: { site: string; picker: string }) {
  const { role } = useSession()
  const box = useOutbox(site)
  const mayPick = role !== 'receiver'
  const [mode, setMode] = useLocalStorage<Mode>({ key: `picker.mode.${site}`, defaultValue: 'home', getInitialValueInEffect: false })
  const home = () => setMode('home')
  const shown = mode === 'pick' && !mayPick ? 'home' : mode
  return (
    <div className={classes.screen}>
      <StatusStrip mode={shown} box={box} onHome={home} />
      <RefusedWork site={site} refused={box.refused} />
      {shown === 'home' && <Home site={site} picker={picker} mayPick={mayPick} onGo={setMode} />}
      {shown === 'pick' && <Pick site={site} picker={picker} box={box} onHome={home} />}
      {shown === 'putAway' && <PutAway site={site} box={box} />}
      {shown === 'move' && <Move site={site} />}
      {shown === 'lookUp' && <LookUp site={site} />}
    </div>
  )
}

function WhoIsIt({ onKnown }: { onKnown: (picker: string) => void }) {
  const { t } = useTexts()
  const [typed, setTyped] = useState('')
  return (
    <Center p="lg" mih="60vh">
      <form onSubmit={event => {
        event.preventDefault()
        if (typed.trim()) onKnown(typed.trim())
      }}>
        <Stack gap="md" maw={360}>
          <Title order={1} size="h2">{t('picker.who')}</Title>
          <Text c="dimmed">{t('picker.whoHint')}</Text>
          <TextInput size="xl" label={t('picker.id')} value={typed} autoFocus required autoComplete="off" onChange={event => setTyped(event.currentTarget.value)} />
          <Button size="xl" type="submit">{t('picker.begin')}</Button>
        </Stack>
      </form>
    </Center>
  )
}
