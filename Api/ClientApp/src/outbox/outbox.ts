import { newOperation } from '../api/client'
import { Problem, Unreachable } from '../api/problem'

/** An action on the floor that must be sent to the server. */
export interface Operation {
  /** The `Idempotency-Key`: however often it is sent, it is executed once. */
  key: string
  path: string
  body: unknown
  /** For the person who did it: what it was, and what to do with the goods if it is refused. */
  about: About
  /** When it was done (Unix milliseconds), which is sent with it however late that is. */
  at: number
}

export interface About {
  kind: 'pick' | 'putAway' | 'move'
  sku: string
  /** The goods' description, when known. */
  name?: string | undefined
  quantity: number
  /** The location that the goods came from. */
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
  /** `unreachable`: retried automatically. `signedOut`: retried after the next sign-in. */
  trouble: 'none' | 'unreachable' | 'signedOut'
}

type Send = (operation: Operation) => Promise<unknown>
type Listener = (operation: Operation, answer: unknown) => void
type RefusalListener = (refused: Refused) => void

/**
 * Stores actions on the device before sending them: in order, one at a time, retried with the same key until there is an answer, so
 * that a lost answer does no harm. A refused action is moved aside and shown; the rest continues.
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

  /** Listens to every answer to an action of this outbox. */
  readonly onAnswer = (listener: Listener) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  /** Listens to every refusal of an action of this outbox. */
  readonly onRefused = (listener: RefusalListener) => {
    this.refusalListeners.add(listener)
    return () => void this.refusalListeners.delete(listener)
  }

  /** Stores an action and sends it as soon as possible. */
  add(path: string, body: unknown, about: About, now = Date.now()): Operation {
    const operation: Operation = { key: newOperation(), path, body, about, at: now }
    this.change(known => ({ ...known, waiting: [...known.waiting, operation] }))
    void this.flush()
    return operation
  }

  /** Does the same as `add`, and sends the time of the action with it, however late that is. */
  addScan(path: string, body: object, about: About, now = Date.now()): Operation {
    return this.add(path, { ...body, at: new Date(now).toISOString() }, about, now)
  }

  /** Sends a refused action again under a new key: its body may have additions, its time stays. */
  again(key: string, more: object = {}): void {
    const refused = this.state.refused.find(({ operation }) => operation.key === key)
    if (!refused) return
    const { operation } = refused
    this.dismiss(key)
    this.add(operation.path, { ...(operation.body as object), ...more }, operation.about, operation.at)
  }

  /** Removes a refusal that a person has read. */
  dismiss(key: string): void {
    this.change(known => ({ ...known, refused: known.refused.filter(({ operation }) => operation.key !== key) }))
  }

  /** Sends what waits. A call while sending joins the sending in progress. */
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

  /** Reads from storage, which is the source of truth: two tabs may be open on the same site. */
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
