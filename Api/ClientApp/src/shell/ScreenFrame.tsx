import { Suspense } from 'react'
import { useParams } from 'react-router'
import type { Screen } from '../routes'
import { useRemembered } from '../scope/ScopeGate'
import { Loading } from '../ui/Loading'
import { BrokenScreen } from './BrokenScreen'
import { contentOf } from './contents'
import { Shell } from './Shell'

/** A screen within the shell; its scope is in the address. */
export function ScreenFrame({ screen }: { screen: Screen }) {
  const params = useParams()
  const id = screen.scope === 'none' ? undefined : params[screen.scope]
  useRemembered(screen, id)
  return (
    <Shell screen={screen}>
      <BrokenScreen key={`${screen.path} ${id ?? ''}`}>
        <Suspense fallback={<Loading />}>
          {contentOf(screen)}
        </Suspense>
      </BrokenScreen>
    </Shell>
  )
}
