import { newOperation } from '../api/client'
import { Problem, Unreachable } from '../api/problem'

/** Something that was done on the floor and that the server must be told. */
export interface Operation {
  /** Its `Idempotency-Key`: however often it is sent, it is done once. */
  key: string
  path: string
  body: unknown
  /** For the one who did it: what it was, and what to do with the goods if it is refused. */
  about: About
  /** When it was done (Unix milliseconds): however late it is sent, it says so. */
  at: number
}

export interface About {
  kind: 'pick' | 'putAway' | 'move'
  sku: string
  /** What the goods are called, where that is known. */
  name?: string | undefined
  quantity: number
  /** Where the goods came from. */
  from: string
  to?: string
  task?: string
}

export interface Refused {
  operation: Operation
  code: string
  detail: string
}

export interface OutboxState {
  waiting: readonly Operation[]
  refused: readonly Refused[]
  /** `unreachable`: tried again by itself. `signedOut`: when somebody has signed in. */
  trouble: 'none' | 'unreachable' | 'signedOut'
}

type Send = (operation: Operation) => Promise<unknown>
type Listener = (operation: Operation, answer: unknown) => void
type RefusalListener = (refused: Refused) => void

/**
 * What was done is written down first and sent then: in order, one at a time, again with the same key until there is an answer.
 * An answer that was lost is thereby no harm. What the server refuses steps aside and is shown; the rest goes on.
 */
export class Outbox {
  private state: OutboxState
  private readonly watchers = new Set<() => void>()
  private readonly listeners = new Set<Listener>()
  private readonly refusalListeners = new Set<RefusalListener>()
  private sending: Promise<void> | null = null

  private readonly name: string
  private readonly send: Send
  private readonly storage: Pick<Storage, 'getItem' | 'setItem'>

  constructor(name: string, send: Send, storage: Pick<Storage, 'getItem' | 'setItem'>) {
    this.name = name
    this.send = send
    this.storage = storage
    this.state = { ...this.stored(), trouble: 'none' }
  }

  readonly get = (): OutboxState => this.state

  readonly watch = (watcher: () => void) => {
    this.watchers.add(watcher)
    return () => void this.watchers.delete(watcher)
  }

  /** Told of every answer to something sent from here. */
  readonly onAnswer = (listener: Listener) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  /** Told of every refusal of something sent from here. */
  readonly onRefused = (listener: RefusalListener) => {
    this.refusalListeners.add(listener)
    return () => void this.refusalListeners.delete(listener)
  }

  /** Writes down and sends as soon as that is possible. */
  add(path: string, body: unknown, about: About, now = Date.now()): Operation {
    const operation: Operation = { key: newOperation(), path, body, about, at: now }
    this.change(known => ({ ...known, waiting: [...known.waiting, operation] }))
    void this.flush()
    return operation
  }

  /** As `add`, for what the server is to know the moment of: it goes with it, however late that is. */
  addScan(path: string, body: object, about: About, now = Date.now()): Operation {
    return this.add(path, { ...body, at: new Date(now).toISOString() }, about, now)
  }

  /** Sends as a new wish what was refused: what it says may be more now, and was done when it was done. */
  again(key: string, more: object = {}): void {
    const refused = this.state.refused.find(({ operation }) => operation.key === key)
    if (!refused) return
    const { operation } = refused
    this.dismiss(key)
    this.add(operation.path, { ...(operation.body as object), ...more }, operation.about, operation.at)
  }

  /** Somebody has read it and knows what to do. */
  dismiss(key: string): void {
    this.change(known => ({ ...known, refused: known.refused.filter(({ operation }) => operation.key !== key) }))
  }

  /** Sends what waits. Called again while it sends, it is the same sending. */
  flush(): Promise<void> {
    this.sending ??= this.sendAll().finally(() => (this.sending = null))
    return this.sending
  }

  private async sendAll(): Promise<void> {
    for (let next = this.stored().waiting[0]; next !== undefined; next = this.stored().waiting[0]) {
      const trouble = await this.sendOne(next)
      if (trouble !== 'none') {
        this.change(known => ({ ...known, trouble }))
        return
      }
    }
    this.change(known => ({ ...known, trouble: 'none' }))
  }

  private async sendOne(operation: Operation): Promise<OutboxState['trouble']> {
    try {
      const answer = await this.send(operation)
      this.done(operation)
      for (const listener of this.listeners) listener(operation, answer)
      return 'none'
    } catch (failure) {
      if (failure instanceof Unreachable) return 'unreachable'
      if (!(failure instanceof Problem)) throw failure
      if (failure.status === 401 || failure.code === 'csrf') return 'signedOut'
      if (failure.status >= 500 || failure.status === 429 || failure.status === 408) return 'unreachable'
      const refused: Refused = { operation, code: failure.code, detail: failure.message }
      this.done(operation, refused)
      for (const listener of this.refusalListeners) listener(refused)
      return 'none'
    }
  }

  private done({ key }: Operation, refusal?: Refused): void {
    this.change(known => ({
      trouble: 'none',
      waiting: known.waiting.filter(waiting => waiting.key !== key),
      refused: refusal ? [...known.refused, refusal] : known.refused,
    }))
  }

  /** The storage is the truth: the same site may be open in two tabs. */
  private change(make: (known: OutboxState) => OutboxState): void {
    this.state = make({ ...this.stored(), trouble: this.state.trouble })
    const { waiting, refused } = this.state
    this.storage.setItem(this.name, JSON.stringify({ waiting, refused }))
    for (const watcher of this.watchers) watcher()
  }

  private stored(): Pick<OutboxState, 'waiting' | 'refused'> {
    const text = this.storage.getItem(this.name)
    if (text === null) return { waiting: [], refused: [] }
    try {
      const { waiting, refused } = JSON.parse(text) as Partial<OutboxState>
      return { waiting: waiting ?? [], refused: refused ?? [] }
    } catch {
      return { waiting: [], refused: [] }
    }
  }
}
