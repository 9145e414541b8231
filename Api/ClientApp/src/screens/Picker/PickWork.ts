import { api, ask, type Schemas } from '../../api/client'
import { Problem, Unreachable } from '../../api/problem'
import type { Operation, Outbox, Refused } from '../../outbox/outbox'
import { tell as sound } from '../../scan/feedback'
import * as flows from './flow/pickFlow'
import type { Leg, Task } from './flow/task'

/** Why less is asked for: an order was cancelled, or the shelf has less. */
export type Why = 'cancelled' | 'cut' | 'changed'

export interface Notice {
  /**
   * `surplus`: the server took it in and nobody wants it. `alreadyDone`: it booked nothing. `inHand`: nobody wants what the picker
   * holds. `gone`, `less`: of what he goes for, nothing or less is asked for. `taken`: the tour is not his any more.
   */
  kind: 'surplus' | 'alreadyDone' | 'inHand' | 'gone' | 'less' | 'taken'
  why?: Why | undefined
  sku: string
  /** What the goods are called, where that is known. */
  name?: string | undefined
  quantity: number
  place: string
  task?: string
}

interface Kept {
  flow: flows.PickFlow | null
  catalogue: flows.Catalogue
  notices: Notice[]
}

export interface PickState extends Kept {
  wrong?: flows.Turn['wrong']
  /** `none`: there is no task. `lost`: the task in hand is not his any more. */
  stage: 'idle' | 'asking' | 'none' | 'lost' | 'failed'
  failure?: Error
}

/** A picker's task in hand, kept on the device: a reload, or a handheld without power, loses nothing of it. */
export class PickWork {
  private state: PickState
  private readonly watchers = new Set<() => void>()
  /** How many answers have come: what was read before one of them may be older than it. */
  private answers = 0

  private readonly site: string
  private readonly picker: string
  private readonly box: Outbox

  constructor(site: string, picker: string, box: Outbox) {
    this.site = site
    this.picker = picker
    this.box = box
    this.state = { ...this.stored(), stage: 'idle' }
  }

  readonly get = (): PickState => this.state

  readonly watch = (watcher: () => void) => {
    this.watchers.add(watcher)
    return () => void this.watchers.delete(watcher)
  }

  /** Takes in what the server says of picks; gives how to stop that. */
  readonly listen = () => {
    const ends = [this.box.onAnswer((operation, answer) => this.answered(operation, answer)), this.box.onRefused(refused => this.refused(refused))]
    return () => ends.forEach(end => end())
  }

  scan(typed: string): void {
    if (this.state.flow) this.take(flows.scan(this.state.flow, typed, this.state.catalogue))
  }

  confirm(): void {
    if (this.state.flow) this.take(flows.confirm(this.state.flow))
  }

  /** Into the tote that is asked for, by hand. */
  confirmTote(): void {
    const { flow } = this.state
    const leg = flow && flows.legOf(flow)
    if (leg) this.scan(leg.tote)
  }

  short(reason: string): void {
    if (this.state.flow) this.take(flows.short(this.state.flow, reason))
  }

  setCount(count: number): void {
    if (this.state.flow) this.change({ flow: flows.setCount(this.state.flow, count), wrong: undefined })
  }

  putOff(): void {
    if (this.state.flow) this.change({ flow: flows.putOff(this.state.flow), wrong: undefined })
  }

  dismiss(notice: Notice): void {
    this.change({ notices: this.state.notices.filter(known => known !== notice) })
  }

  /** The next task, once all of the last one is told. */
  async next(): Promise<void> {
    if (this.state.stage === 'asking') return
    // What went wrong stands there until this goes well: it is asked again by itself, and is not to flicker.
    this.change({ stage: 'asking' })
    try {
      await this.box.flush()
      if (this.box.get().waiting.length > 0) throw new Unreachable(undefined)
      const path = { site: this.site, picker: this.picker }
      const task = await ask(api.POST('/api/v1/sites/{site}/pickers/{picker}/nextTask', { params: { path } })) as Task | undefined
      if (!task) {
        this.change({ flow: null, stage: 'none', failure: undefined })
        return
      }
      const catalogue = await this.catalogueOf(task)
      this.change({ flow: flows.start(task), catalogue, stage: 'idle', wrong: undefined, failure: undefined })
    } catch (failure) {
      this.change({ stage: 'failed', failure: failure as Error })
    }
  }

  /** Something happened to the task elsewhere: an order was cancelled, a shelf has less, somebody else did a stop. */
  async refresh(why: Why = 'changed'): Promise<void> {
    const { flow } = this.state
    if (!flow) return
    const [answers, path] = [this.answers, { site: this.site, task: flow.task.task }]
    try {
      const task = await ask(api.GET('/api/v1/sites/{site}/tasks/{task}', { params: { path } }))
      if (answers === this.answers) this.heard(task, why)
      else await this.refresh(why)
    } catch (failure) {
      // A picker may not see what is another's. Of anything else the feed, or the next answer, will tell again.
      if (failure instanceof Problem && failure.status === 404) this.lose(flow.task.task)
    }
  }

  /** Somebody else does the rest. */
  async giveBack(reason: string): Promise<void> {
    const { flow } = this.state
    if (!flow) return
    await this.box.flush()
    const path = { site: this.site, task: flow.task.task }
    await ask(api.POST('/api/v1/sites/{site}/tasks/{task}/release', { params: { path }, body: { picker: this.picker, reason } }))
    this.change({ flow: null, stage: 'none', wrong: undefined })
  }

  private answered({ about, body }: Operation, answer: unknown): void {
    if (about.kind !== 'pick') return
    const picked = answer as Schemas['PickedTask'] | undefined
    this.answers++
    if (!picked) {
      // Done, and its words were lost on the way.
      void this.refresh()
      return
    }
    const { sku, name, quantity, from, to = '' } = about
    if (picked.surplus > 0) this.note({ kind: 'surplus', sku, name, quantity: picked.surplus, place: to })
    if (picked.outcome === 'alreadyDone' && quantity > 0) this.note({ kind: 'alreadyDone', sku, name, quantity, place: from })
    this.heard(picked, 'changed', (body as flows.PickBody).stop)
  }

  /** What to do with the goods is said beside; how the task stands now is to be read, unless it is another's. */
  private refused({ operation: { about }, code }: Refused): void {
    if (about.kind !== 'pick' || about.task !== this.state.flow?.task.task) return
    this.answers++
    if (code === 'not_yours') this.lose(about.task ?? '', true)
    else void this.refresh()
  }

  /** @param own The stop that he has just told of himself: what it has less of is no news. */
  private heard(task: Task, why: Why = 'changed', own?: number): void {
    const { flow } = this.state
    if (flow?.task.task !== task.task) return
    if (task.status !== 'done' && task.picker !== this.picker) {
      this.lose(task.task)
      return
    }
    const leg = flows.legOf(flow)
    const told = flows.tell(flow, task, this.unheard(task.task))
    this.change({ flow: told.flow })
    if (!leg) return
    const goods = { why, sku: leg.stop.sku, name: this.nameOf(leg), place: leg.stop.location }
    if (told.inHand) this.note({ kind: 'inHand', ...goods, quantity: told.inHand.quantity })
    else if (told.left !== undefined && leg.stop.stop !== own) this.note({ kind: told.left === 0 ? 'gone' : 'less', ...goods, quantity: told.left })
  }

  /**
   * Somebody else has the task now, or nobody: what is told is told, and what is still to be sent goes on.
   * @param isSaid A refusal says so already: only goods in hand need a word.
   */
  private lose(task: string, isSaid = false): void {
    const { flow } = this.state
    if (flow?.task.task !== task) return
    const leg = flows.legOf(flow)
    this.change({ flow: null, stage: 'lost', wrong: undefined })
    if (isSaid && flow.count === 0) return
    this.note({ kind: 'taken', task, sku: leg?.stop.sku ?? '', name: leg && this.nameOf(leg), quantity: flow.count, place: leg?.stop.location ?? '' })
  }

  private nameOf(leg: Leg): string | undefined {
    return flows.goodsOf(this.state.catalogue, leg)?.description
  }

  private unheard(task: string): flows.PickBody[] {
    return this.box.get().waiting.filter(({ about }) => about.task === task).map(({ body }) => body as flows.PickBody)
  }

  private note(notice: Notice): void {
    sound('error')
    this.change({ notices: [...this.state.notices, notice] })
  }

  private take(turn: flows.Turn): void {
    const before = this.state.flow
    const leg = before && flows.legOf(before)
    if (turn.sound !== 'none') sound(turn.sound)
    this.change({ flow: turn.flow, wrong: turn.wrong })
    if (!turn.pick || !leg) return
    const task = before.task.task
    const path = `/api/v1/sites/${encodeURIComponent(this.site)}/tasks/${encodeURIComponent(task)}/picks`
    const about = { kind: 'pick' as const, sku: leg.stop.sku, name: this.nameOf(leg), quantity: turn.pick.quantity, from: leg.stop.location, to: leg.tote, task }
    this.box.addScan(path, { ...turn.pick, picker: this.picker }, about)
  }

  /** What the goods of a task are called and carry; those that cannot be read are left to the server to check. */
  private async catalogueOf(task: Task): Promise<flows.Catalogue> {
    const wanted = new Map(task.stops.map(stop => [`${stop.merchant}/${stop.sku}`, { merchant: stop.merchant, sku: stop.sku }]))
    const read = await Promise.all([...wanted].map(async ([name, path]) => {
      try {
        const sku = await ask(api.GET('/api/v1/merchants/{merchant}/skus/{sku}', { params: { path } }))
        const eaches = (uom: string | null | undefined) => sku.units.find(unit => unit.uom === uom)?.eaches ?? 1
        const barcodes = sku.barcodes.map(({ value, uom }) => ({ value, eaches: eaches(uom) }))
        return [[name, { description: sku.description, tracking: sku.tracking, barcodes }] as const]
      } catch {
        return []
      }
    }))
    return Object.fromEntries(read.flat())
  }

  private change(some: Partial<PickState>): void {
    this.state = { ...this.state, ...some }
    const { flow, catalogue, notices } = this.state
    localStorage.setItem(this.name, JSON.stringify({ flow, catalogue, notices }))
    for (const watcher of this.watchers) watcher()
  }

  private get name() {
    return `pick.${this.site}.${this.picker}`
  }

  private stored(): Kept {
    try {
      const kept = JSON.parse(localStorage.getItem(this.name) ?? '{}') as Partial<Kept>
      return { flow: kept.flow ?? null, catalogue: kept.catalogue ?? {}, notices: kept.notices ?? [] }
    } catch {
      return { flow: null, catalogue: {}, notices: [] }
    }
  }
}
