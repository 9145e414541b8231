import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, use, useEffect, useMemo, type ReactNode } from 'react'
import { setOnSignedOut } from '../api/client'
import { rememberSession } from './remembered'
import { changePassword, readSession, signIn, signOut, type Credentials, type Session } from './session'

interface SessionState {
  /** Null when signed out; undefined while unknown. */
  session: Session | null | undefined
  failure: Error | null
  retry: () => void
  signIn: (credentials: Credentials) => Promise<void>
  signOut: () => Promise<void>
  changePassword: (old: string, wanted: string) => Promise<void>
}

const SessionContext = createContext<SessionState | null>(null)
const key = ['session']
const againMs = 2_000

export function SessionProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const { data, error, refetch } = useQuery({
    queryKey: key, queryFn: readSession, staleTime: Infinity, retry: 2,
    // Until the server has confirmed the session, nothing can be changed: that needs its CSRF token.
    refetchInterval: query => (query.state.data?.isUnconfirmed ? againMs : false), refetchIntervalInBackground: true,
  })

  useEffect(() => {
    setOnSignedOut(() => {
      if (!client.getQueryData(key)) return
      rememberSession(null)
      client.setQueryData(key, null)
    })
  }, [client])

  const state = useMemo<SessionState>(() => {
    // The next user must not see the previous one's data.
    const become = (session: Session | null) => {
      client.removeQueries({ predicate: query => query.queryKey[0] !== key[0] })
      client.setQueryData(key, session)
    }
    return {
      session: data,
      failure: data === undefined ? error : null,
      retry: () => void refetch(),
      signIn: async credentials => become(await signIn(credentials)),
      signOut: async () => {
        await signOut()
        become(null)
      },
      changePassword: async (old, wanted) => {
        client.setQueryData(key, await changePassword(old, wanted))
      },
    }
  }, [client, data, error, refetch])

  return <SessionContext value={state}>{children}</SessionContext>
}

export function useSessionState(): SessionState {
  const state = use(SessionContext)
  if (state === null) throw new Error('useSessionState is used outside of SessionProvider')
  return state
}

/** Returns the session; for screens, which are shown to signed-in users only. */
export function useSession(): Session {
  const { session } = useSessionState()
  if (!session) throw new Error('nobody is signed in')
  return session
}
