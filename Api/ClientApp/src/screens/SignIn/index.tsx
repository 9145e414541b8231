import { Alert, Button, PasswordInput, SegmentedControl, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState, type SubmitEvent } from 'react'
import { Problem } from '../../api/problem'
import { useTexts, type Texts } from '../../i18n/i18n'
import type { Credentials } from '../../session/session'
import { useSessionState } from '../../session/SessionProvider'
import { Preferences } from '../../shell/UserMenu'
import { explain } from '../../ui/ProblemAlert'
import { BadgeFields } from './BadgeFields'
import classes from './SignIn.module.css'

const ways = ['password', 'badge', 'key'] as const
type Way = (typeof ways)[number]

const rememberedWay = (): Way => ways.find(way => way === localStorage.getItem('signIn.way')) ?? 'password'

/** Signs in by password (office), badge and PIN (floor), or API key (the first operator). */
export function SignIn() {
  const { t } = useTexts()
  const { signIn } = useSessionState()
  const [way, setWay] = useState(rememberedWay)
  const [failure, setFailure] = useState<Error | null>(null)
  const [isBusy, setBusy] = useState(false)

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setBusy(true)
    setFailure(null)
    try {
      await signIn(read(form, way))
      localStorage.setItem('signIn.way', way)
      if (way === 'badge') localStorage.setItem('scope.site', field(form, 'site'))
    } catch (caught) {
      setFailure(caught as Error)
      setBusy(false)
    }
  }

  return (
    <div className={classes.page}>
      <main className={classes.panel}>
        <form onSubmit={event => void submit(event)} className={classes.form}>
          <Stack gap="lg">
            <div>
              <img src="/icon.svg" width={44} height={44} alt="" />
              <Title order={1} size="h2" mt="sm">{t('app.name')}</Title>
              <Text c="dimmed">{t('signIn.tagline')}</Text>
            </div>
            <SegmentedControl
              fullWidth size="md" value={way} aria-label={t('signIn.title')} data={ways.map(value => ({ value, label: t(`signIn.by.${value}`) }))}
              onChange={value => {
                setWay(value)
                setFailure(null)
              }}
            />
            <Fields key={way} way={way} />
            {failure && (
              <Alert color="red" variant="outline" role="alert" icon={<IconAlertTriangle aria-hidden />}>{reason(failure, t)}</Alert>
            )}
            <Button type="submit" size="lg" loading={isBusy}>{t('signIn.submit')}</Button>
          </Stack>
        </form>
        <div className={classes.preferences}><Preferences /></div>
      </main>
    </div>
  )
}

function Fields({ way }: { way: Way }) {
  const { t } = useTexts()
  if (way === 'badge') return <BadgeFields />
  if (way === 'key') {
    return (
      <PasswordInput name="key" label={t('signIn.key')} description={t('signIn.keyHint')} size="md" required autoFocus
        autoComplete="off" />
    )
  }
  return (
    <>
      <TextInput name="user" label={t('signIn.user')} size="md" required autoFocus autoComplete="username" autoCapitalize="none" />
      <PasswordInput name="password" label={t('signIn.password')} size="md" required autoComplete="current-password" />
    </>
  )
}

const field = (form: FormData, name: string) => {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

function read(form: FormData, way: Way): Credentials {
  if (way === 'key') return { key: field(form, 'key') }
  if (way === 'badge') return { site: field(form, 'site'), badge: field(form, 'badge'), pin: field(form, 'pin') }
  return { user: field(form, 'user'), password: form.get('password') as string }
}

function reason(failure: Error, t: Texts['t']): string {
  if (!(failure instanceof Problem)) return explain(failure, t)
  if (failure.status === 401 || failure.status === 403) return t('signIn.wrong')
  if (failure.status === 429) return t('signIn.locked')
  if (failure.status === 404 || failure.status === 405) return t('signIn.unavailable')
  return explain(failure, t)
}
