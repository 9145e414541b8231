import { HubConnectionState, type HubConnection } from '@microsoft/signalr'

/** One event of a subject, as the hub tells it. */
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

/** `live`: every event is told as it happens. `lost`: there was a connection, and it is being made again. */
export type LiveState = 'connecting' | 'live' | 'lost'

/** Told of each event, and with `null` when the state must be read anew: not everything that was missed can be told. */
export type LiveListener = (event: LiveEvent | null) => void

interface Followed {
  position: string | undefined
  listeners: Set<LiveListener>
}

/** The connection broke: then there is nothing to unsubscribe from. */
const ignore = () => undefined

/** How long after each failure until the connection is tried again; the last one for ever. */
const pausesMs = [0, 250, 500, 1000, 2000, 3000]

/**
 * The one connection to `/hubs/live`. It is made again for ever; each subject goes on from the last position that was seen, so
 * that nothing is missed, and nothing is told twice.
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

  /** Since when nothing has been heard; milliseconds. */
  get since(): number | undefined {
    return this.lostAt
  }

  /** Everything up to here has been told; undefined while the subject is not followed. */
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

  /** As if the network were away, until `mend`. */
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

  /** Tries at once instead of at the next turn: the network is back. */
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

  /** Tells everything that happens to the subject from now on. */
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
      // Lost or cut while it was asking: whoever noticed makes it again.
      if (this.isCut || !this.isThere) return
      this.become('live')
      // Those that came while the others were being asked for.
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
      // Whoever read the state before this moment may have missed what happened in between.
      if (isFirst) this.tell(known, null)
    } catch (failure) {
      // A subject that one may not follow stays silent; a connection that broke is made again by whoever noticed.
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
