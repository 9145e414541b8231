import { createContext, use, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react'
import { makeConnection } from './connection'
import { LiveFeed, type LiveState } from './LiveFeed'

const LiveContext = createContext<LiveFeed | null>(null)

/** Holds the live connection of the signed-in user; give it a `key` so that another user gets a new one. */
export function LiveProvider({ hub = '/hubs/live', children }: { hub?: string; children: ReactNode }) {
  const [feed] = useState(() => new LiveFeed(makeConnection(hub)))
  useEffect(() => {
    feed.start()
    window.addEventListener('online', feed.retry)
    return () => {
      window.removeEventListener('online', feed.retry)
      feed.stop()
    }
  }, [feed])
  return <LiveContext value={feed}>{children}</LiveContext>
}

export function useLiveFeed(): LiveFeed {
  const feed = use(LiveContext)
  if (feed === null) throw new Error('useLiveFeed is used outside of LiveProvider')
  return feed
}

/** Returns the state of the live connection. */
export function useLiveState(): LiveState {
  const feed = useLiveFeed()
  return useSyncExternalStore(feed.watch, () => feed.state)
}
