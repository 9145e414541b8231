import { api, ask, newOperation, type Schemas } from '../../../api/client'
import { tell } from '../../../scan/feedback'
import { canonical, readScan } from '../../../scan/gs1'
import { lookUp } from '../../Picker/useLookUp'
import { another, bodyOf, change, countGoods, countText, nothing, remove, removeSerial, takesText, type Condition, type Count, type CountLine, type Goods, type Turn, type Wrong } from './countFlow'

export interface CountState {
  count: Count
  /** The idempotency key: however often it is sent, it is booked once. */
  operation: string
  /** When its last unit was counted, which is sent with it however late that is. */
  at: string | null
  wrong?: Wrong | undefined
  failure?: Error | undefined
  isSending: boolean
}

/** The count of one delivery, stored on the device until it is booked, so that a reload loses nothing. */
export class CountWork {
  private state: CountState
  private readonly watchers = new Set<() => void>()
  /** Lookups by barcode, cached because a scanner is faster than the network. */
  private readonly known = new Map<string, Goods>()
  /** Scans are processed in order. */
  private last: Promise<void> = Promise.resolve()

  private readonly site: string
  private readonly merchant: string
  private readonly asn: string

  constructor(site: string, merchant: string, asn: string) {
    this.site = site
    this.merchant = merchant
    this.asn = asn
    this.state = this.stored()
  }

  readonly get = (): CountState => this.state

  readonly watch = (watcher: () => void) => {
    this.watchers.add(watcher)
    return () => void this.watchers.delete(watcher)
  }

  scan(typed: string): void {
    this.last = this.last.then(() => this.read(typed))
  }

  setCondition = (condition: Condition) => this.edit({ ...this.state.count, condition })

  change = (at: number, some: Partial<CountLine>) => this.edit(change(this.state.count, at, some))

  another = (at: number) => this.edit(another(this.state.count, at))

  removeSerial = (at: number, serial: string) => this.edit(removeSerial(this.state.count, at, serial))

  remove = (at: number) => this.edit(remove(this.state.count, at))

  /** Books the count; `final` says that nothing more comes. */
  async send(isFinal: boolean): Promise<Schemas['InboundView'] | null> {
    const { count, operation, at } = this.state
    this.set({ isSending: true, failure: undefined })
    try {
      const view = await ask(api.POST('/api/v1/merchants/{merchant}/inbound/{asn}/receipts', {
        params: { path: { merchant: this.merchant, asn: this.asn } },
        body: { lines: bodyOf(count), final: isFinal, at },
        headers: { 'Idempotency-Key': isFinal ? `${operation}-final` : operation },
      }))
      tell('done')
      this.set({ count: { ...nothing, condition: 'good' }, operation: newOperation(), at: null, wrong: undefined, isSending: false })
      return view
    } catch (failure) {
      tell('error')
      this.set({ failure: failure as Error, isSending: false })
      return null
    }
  }

  private async read(typed: string): Promise<void> {
    const scan = readScan(typed)
    try {
      const goods = this.known.get(canonical(scan.code)) ?? await this.goodsOf(scan.code)
      const { count } = this.state
      if (goods) this.take(countGoods(count, goods, scan))
      else if (takesText(count)) this.take(countText(count, scan.code))
      else this.take({ count, sound: 'error', wrong: { what: 'unknown', scanned: scan.code } })
    } catch (failure) {
      tell('error')
      this.set({ failure: failure as Error })
    }
  }

  private async goodsOf(code: string): Promise<Goods | null> {
    const found = (await lookUp(this.site, code)).skus.find(({ merchant }) => merchant === this.merchant)
    if (!found) return null
    const { sku, description, tracking, expires, eaches } = found
    const goods = { sku, description, tracking, expires, eaches }
    this.known.set(canonical(code), goods)
    return goods
  }

  private take({ count, sound, wrong }: Turn): void {
    tell(sound)
    this.edit(count, wrong)
  }

  /** A changed count is a new operation, with a new key. */
  private edit(count: Count, wrong?: Wrong): void {
    this.set({ count, wrong, failure: undefined, operation: newOperation(), at: new Date().toISOString() })
  }

  private set(some: Partial<CountState>): void {
    this.state = { ...this.state, ...some }
    const { count, operation, at } = this.state
    localStorage.setItem(this.name, JSON.stringify({ count, operation, at }))
    for (const watcher of this.watchers) watcher()
  }

  private get name() {
    return `count.${this.site}.${this.merchant}.${this.asn}`
  }

  private stored(): CountState {
    try {
      const kept = JSON.parse(localStorage.getItem(this.name) ?? '{}') as Partial<CountState>
      return { count: kept.count ?? nothing, operation: kept.operation ?? newOperation(), at: kept.at ?? null, isSending: false }
    } catch {
      return { count: nothing, operation: newOperation(), at: null, isSending: false }
    }
  }
}
