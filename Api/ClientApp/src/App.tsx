import { lazy, Suspense } from 'react'
import { Navigate, Route, Routes } from 'react-router'
import { LiveProvider } from './live/LiveProvider'
import { screensOf, startOf } from './routes'
import { patternOf } from './scope/addresses'
import { ScopeGate } from './scope/ScopeGate'
import { SignIn } from './screens/SignIn'
import { SessionProvider, useSessionState } from './session/SessionProvider'
import type { Session } from './session/session'
import { BrokenScreen } from './shell/BrokenScreen'
import { NotFound } from './shell/NotFound'
import { ScreenFrame } from './shell/ScreenFrame'
import { Shell } from './shell/Shell'
import { Loading } from './ui/Loading'
import { ProblemAlert } from './ui/ProblemAlert'
import { useFaultTexts } from './ui/validity'

const Track = lazy(() => import('./screens/Track'))

/** The buyer's tracking page needs no sign-in; everything else does. */
export function App() {
  useFaultTexts()
  return (
    <Routes>
      <Route path="/track/:token" element={<BrokenScreen><Suspense fallback={<Loading />}><Track /></Suspense></BrokenScreen>} />
      <Route path="*" element={<SessionProvider><Known /></SessionProvider>} />
    </Routes>
  )
}

function Known() {
  const { session, failure, retry } = useSessionState()
  if (failure) return <ProblemAlert failure={failure} onRetry={retry} />
  if (session === undefined) return <Loading />
  if (session === null) return <SignIn />
  return (
    <LiveProvider key={`${session.role} ${session.user}`}>
      <Screens session={session} />
    </LiveProvider>
  )
}

/** The routes that a role may see. */
function Screens({ session }: { session: Session }) {
  const known = screensOf(session.role)
  const first = startOf(session.role)
  return (
    <Routes>
      {first && <Route path="/" element={<><Navigate to={`/${first.path}`} replace /><Loading /></>} />}
      {known.map(screen => (
        <Route key={screen.path} path={patternOf(screen)} element={<ScreenFrame screen={screen} />} />
      ))}
      {known.filter(screen => screen.scope !== 'none').map(screen => (
        <Route key={screen.path} path={`/${screen.path}`} element={<Shell screen={screen}><ScopeGate screen={screen} /></Shell>} />
      ))}
      <Route path="*" element={<Shell screen={undefined}><NotFound /></Shell>} />
    </Routes>
  )
}
