import { HubConnectionState, type HubConnection } from '@microsoft/signalr'

/** One event of a subject, as the hub sends it. */
export interface LiveEvent {
  subject: string
  /** Opaque; ordered as text. */
  position: string
  at: string
  type: string
  stream: string
  by: string
  data: unknown
}

/** `live`: events arrive as they happen. `lost`: the connection broke and is being reconnected. */
export type LiveState = 'connecting' | 'live' | 'lost'

/** Called with each event, and with `null` when the state must be read again because missed events cannot be replayed. */
export type LiveListener = (event: LiveEvent | null) => void

interface Followed {
  position: string | undefined
  listeners: Set<LiveListener>
}

/** For calls that fail because the connection broke, when there is nothing to unsubscribe from. */
const ignore = () => undefined

/** The delays between reconnection attempts; the last one repeats. */
const pausesMs = [0, 250, 500, 1000, 2000, 3000]

/**
 * The single connection to `/hubs/live`. It reconnects without end; each subject resumes after the last position seen, so that no
 * event is missed or delivered twice.
 */
export class LiveFeed {
  private readonly followed = new Map<string, Followed>()
  private readonly watchers = new Set<() => void>()
  private readonly connection: HubConnection
  private current: LiveState = 'connecting'
  private lostAt: number | undefined
  private failures = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  private stopped = false
  private isCut = false

  constructor(connection: HubConnection) {
    this.connection = connection
    connection.on('Event', (event: LiveEvent) => this.take(event))
    connection.on('Reset', (subject: string, position: string) => this.reset(subject, position))
    connection.onclose(() => this.lose())
  }

  get state(): LiveState {
    return this.current
  }

  private get isThere(): boolean {
    return this.connection.state === HubConnectionState.Connected
  }

  /** When the connection was lost; Unix milliseconds. */
  get since(): number | undefined {
    return this.lostAt
  }

  /** The last position delivered; undefined while the subject is not subscribed. */
  positionOf(subject: string): string | undefined {
    return this.followed.get(subject)?.position
  }

  start = (): void => {
    this.stopped = false
    void this.connect()
  }

  stop = (): void => {
    this.stopped = true
    clearTimeout(this.timer)
    void this.connection.stop()
  }

  /** Disconnects, as if the network were down, until `mend`. */
  cut = (): void => {
    this.isCut = true
    clearTimeout(this.timer)
    this.become('lost')
    void this.connection.stop()
  }

  mend = (): void => {
    this.isCut = false
    this.retry()
  }

  /** Reconnects at once instead of after the delay, since the network is back. */
  retry = (): void => {
    if (this.current === 'live' || this.stopped || this.isCut) return
    clearTimeout(this.timer)
    void this.connect()
  }

  /** Calls the watcher when `state` changes. */
  watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher)
    return () => this.watchers.delete(watcher)
  }

  /** Delivers every event of the subject from now on. */
  follow(subject: string, listener: LiveListener): () => void {
    const known = this.followed.get(subject)
    if (known) known.listeners.add(listener)
    else {
      this.followed.set(subject, { position: undefined, listeners: new Set([listener]) })
      if (this.current === 'live') void this.subscribe(subject)
    }
    return () => this.unfollow(subject, listener)
  }

  private unfollow(subject: string, listener: LiveListener): void {
    const known = this.followed.get(subject)
    known?.listeners.delete(listener)
    if (known?.listeners.size !== 0) return
    this.followed.delete(subject)
    if (this.current === 'live') void this.connection.invoke('Unsubscribe', subject).catch(ignore)
  }

  private async connect(): Promise<void> {
    if (this.connection.state !== HubConnectionState.Disconnected) return
    try {
      await this.connection.start()
      this.failures = 0
      await Promise.all([...this.followed.keys()].map(subject => this.subscribe(subject)))
      // Disconnected while subscribing: the disconnect handler reconnects.
      if (this.isCut || !this.isThere) return
      this.become('live')
      // Subjects added while the others were being subscribed.
      for (const [subject, { position }] of this.followed) if (position === undefined) void this.subscribe(subject)
    } catch {
      this.lose()
    }
  }

  private async subscribe(subject: string): Promise<void> {
    const known = this.followed.get(subject)
    if (!known) return
    const isFirst = known.position === undefined
    try {
      const from = await this.connection.invoke<string>('Subscribe', subject, known.position ?? null)
      known.position ??= from
      // A state that was read before this moment may miss events from in between.
      if (isFirst) this.tell(known, null)
    } catch (failure) {
      // A forbidden subject stays silent; after a disconnect, the disconnect handler reconnects.
      if (this.isThere) console.warn(`Cannot follow ${subject}`, failure)
    }
  }

  private take(event: LiveEvent): void {
    const known = this.followed.get(event.subject)
    if (!known || (known.position !== undefined && event.position <= known.position)) return
    known.position = event.position
    this.tell(known, event)
  }

  private reset(subject: string, position: string): void {
    const known = this.followed.get(subject)
    if (!known) return
    known.position = position
    this.tell(known, null)
  }

  private tell(known: Followed, event: LiveEvent | null): void {
    for (const listener of [...known.listeners]) listener(event)
  }

  private lose(): void {
    if (this.stopped || this.isCut) return
    this.become('lost')
    clearTimeout(this.timer)
    const pause = pausesMs[Math.min(this.failures++, pausesMs.length - 1)]
    this.timer = setTimeout(() => void this.connect(), pause)
  }

  private become(state: LiveState): void {
    if (state === this.current) return
    this.lostAt = state === 'lost' ? Date.now() : undefined
    this.current = state
    for (const watcher of [...this.watchers]) watcher()
  }
}
