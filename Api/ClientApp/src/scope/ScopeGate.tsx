import { useEffect } from 'react'
import { Navigate, useLocation, useNavigate } from 'react-router'
import type { Screen } from '../routes'
import { useSession } from '../session/SessionProvider'
import { Loading } from '../ui/Loading'
import { addressOf, chosen, remember } from './addresses'
import { ScopeChoice } from './ScopeChoice'

/** Handles a screen's short path, `/wall`: redirects to the last used site or merchant, or asks for one. */
export function ScopeGate({ screen }: { screen: Screen }) {
  const session = useSession()
  const navigate = useNavigate()
  const location = useLocation()
  if (screen.scope === 'none') return null
  const { scope } = screen
  const known = chosen(scope, session)
  const isAsked = (location.state as { ask?: boolean } | null)?.ask === true && !session[scope]
  if (known !== undefined && !isAsked) return <><Navigate to={addressOf(screen, known)} replace /><Loading /></>
  return <ScopeChoice scope={scope} onChoose={id => {
    remember(scope, id)
    void navigate(addressOf(screen, id))
  }} />
}

/** Remembers the current site or merchant, also when it was opened by a link. */
export function useRemembered(screen: Screen, id: string | undefined): void {
  useEffect(() => {
    if (id !== undefined) remember(screen.scope, id)
  }, [screen, id])
}
