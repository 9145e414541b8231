import { HubConnectionState, type HubConnection } from '@microsoft/signalr'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LiveFeed, type LiveEvent } from './LiveFeed'

/** A hub that the test controls. */
class FakeHub {
  state = HubConnectionState.Disconnected
  isDown = false
  calls: [string, string, string | null | undefined][] = []
  head = '05'
  private readonly handlers = new Map<string, (...args: never[]) => void>()
  private closed: () => void = () => undefined

  on(name: string, handler: (...args: never[]) => void) {
    this.handlers.set(name, handler)
  }

  onclose(handler: () => void) {
    this.closed = handler
  }

  async start() {
    await Promise.resolve()
    if (this.isDown) throw new Error('down')
    this.state = HubConnectionState.Connected
  }

  async stop() {
    await Promise.resolve()
    this.state = HubConnectionState.Disconnected
  }

  async invoke(method: string, subject: string, after?: string | null) {
    await Promise.resolve()
    this.calls.push([method, subject, after])
    return after ?? this.head
  }

  tell(position: string, subject = 'site:PAR1') {
    const event: LiveEvent = { subject, position, at: '', type: 'stopPicked', stream: '', by: '', data: null }
    this.handlers.get('Event')?.(event as never)
  }

  reset(position: string) {
    this.handlers.get('Reset')?.('site:PAR1' as never, position as never)
  }

  drop() {
    this.state = HubConnectionState.Disconnected
    this.closed()
  }
}

const settle = () => vi.advanceTimersByTimeAsync(0)

describe('the live feed', () => {
  let hub: FakeHub
  let feed: LiveFeed
  let told: (string | null)[]

  beforeEach(async () => {
    vi.useFakeTimers()
    hub = new FakeHub()
    feed = new LiveFeed(hub as unknown as HubConnection)
    told = []
    feed.follow('site:PAR1', event => told.push(event?.position ?? null))
    feed.start()
    await settle()
  })

  afterEach(() => {
    feed.stop()
    vi.useRealTimers()
  })

  it('says that it is live when everything is followed, and has the state read anew', () => {
    expect(feed.state).toBe('live')
    expect(hub.calls).toEqual([['Subscribe', 'site:PAR1', null]])
    expect(told).toEqual([null])
  })

  it('goes on from the last position after a lost connection, and tells nothing twice', async () => {
    hub.tell('06')
    hub.drop()
    expect(feed.state).toBe('lost')
    await settle()
    expect(hub.calls.at(-1)).toEqual(['Subscribe', 'site:PAR1', '06'])
    hub.tell('06')
    hub.tell('07')
    expect(told).toEqual([null, '06', '07'])
    expect(feed.state).toBe('live')
  })

  it('tries for ever', async () => {
    hub.isDown = true
    hub.drop()
    await vi.advanceTimersByTimeAsync(60 * 60 * 1000)
    expect(feed.state).toBe('lost')
    hub.isDown = false
    await vi.advanceTimersByTimeAsync(3000)
    expect(feed.state).toBe('live')
  })

  it('has the state read anew when too much was missed', () => {
    hub.reset('90')
    hub.tell('80')
    hub.tell('91')
    expect(told).toEqual([null, null, '91'])
  })

  it('follows a subject once for all who listen, until the last is gone', async () => {
    const end = feed.follow('sku:acme/MUG', () => undefined)
    const endToo = feed.follow('sku:acme/MUG', () => undefined)
    await settle()
    end()
    endToo()
    await settle()
    expect(hub.calls.slice(1)).toEqual([['Subscribe', 'sku:acme/MUG', null], ['Unsubscribe', 'sku:acme/MUG', undefined]])
  })

  it('is not live when it is cut or lost while it asks for what it follows', async () => {
    hub.drop()
    feed.retry()
    await Promise.resolve()
    feed.cut()
    await settle()
    expect(feed.state).toBe('lost')

    feed.mend()
    hub.invoke = async () => {
      await Promise.resolve()
      hub.isDown = true
      hub.drop()
      throw new Error('gone')
    }
    await settle()
    expect(feed.state).toBe('lost')
  })

  it('stays away while it is cut, and goes on from where it was when that is mended', async () => {
    hub.tell('06')
    feed.cut()
    await vi.advanceTimersByTimeAsync(10_000)
    feed.retry()
    await settle()
    expect(feed.state).toBe('lost')

    feed.mend()
    await settle()
    expect(feed.state).toBe('live')
    expect(hub.calls.at(-1)).toEqual(['Subscribe', 'site:PAR1', '06'])
  })
})
