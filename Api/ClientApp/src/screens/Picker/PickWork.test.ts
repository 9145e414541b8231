import { beforeEach, expect, it, vi } from 'vitest'
import { Problem } from '../../api/problem'
import { Outbox, type Operation } from '../../outbox/outbox'
import { start } from './flow/pickFlow'
import type { Task } from './flow/task'
import { PickWork } from './PickWork'

const server = vi.hoisted((): { task: unknown; failure: Error | null } => ({ task: null, failure: null }))

vi.mock('../../api/client', async original => ({
  ...(await original<typeof import('../../api/client')>()),
  api: { GET: () => undefined, POST: () => undefined },
  ask: () => (server.failure ? Promise.reject(server.failure) : Promise.resolve(server.task)),
}))
vi.mock('../../scan/feedback', () => ({ tell: () => undefined }))

const mugs = (quantity: number, some: Partial<Task> = {}): Task => ({
  task: 'T1', wave: 'W1', kind: 'single', status: 'assigned', picker: 'ann', distanceMm: 1, totes: ['TOTE'],
  stops: [{
    stop: 1, location: 'A-01', merchant: 'acme', sku: 'MUG', lot: null, expiry: null, serial: null, quantity, done: 0, short: 0,
    drops: quantity === 0 ? [] : [{ fulfilment: 'f', line: '1', tote: 'TOTE', quantity, done: 0 }],
  }],
  ...some,
})

/** Ann before a shelf, and a server that answers as it is told. */
function setUp(answer: (operation: Operation) => unknown = () => new Promise(() => undefined)) {
  localStorage.setItem('pick.PAR1.ann', JSON.stringify({
    flow: start(mugs(3)), catalogue: { 'acme/MUG': { description: 'Mug, blue', tracking: 'none', barcodes: [] } }, notices: [],
  }))
  const sent: Operation[] = []
  const box = new Outbox('outbox.PAR1', operation => {
    sent.push(operation)
    return Promise.resolve(answer(operation))
  }, localStorage)
  const work = new PickWork('PAR1', 'ann', box)
  work.listen()
  const pick = (quantity: number) => {
    work.scan('A-01')
    for (let i = 0; i < quantity; i++) work.scan('MUG')
    if (quantity < 3) work.confirm()
    return box.flush()
  }
  return { box, work, sent, pick }
}

const refuse = (status: number, code: string) => () => Promise.reject(new Problem(status, { code, detail: 'No.' }))

beforeEach(() => {
  localStorage.clear()
  server.task = mugs(3)
  server.failure = null
})

it('sends every scan with the moment at which it was made', () => {
  const { pick, sent } = setUp()
  const before = Date.now()
  void pick(3)
  const [operation] = sent
  expect(operation?.body).toMatchObject({ picker: 'ann', stop: 1, quantity: 3, tote: 'TOTE' })
  const { at } = operation?.body as { at: string }
  expect(Date.parse(at)).toBe(operation?.at)
  expect(Date.parse(at)).toBeGreaterThanOrEqual(before)
})

it('says that nothing was booked when it was done already', async () => {
  const { work, pick } = setUp(() => ({ ...mugs(0), status: 'done', outcome: 'alreadyDone', surplus: 0 }))
  await pick(3)
  expect(work.get().notices).toMatchObject([{ kind: 'alreadyDone', name: 'Mug, blue', quantity: 3, place: 'A-01' }])
})

it('ends the tour in hand when it is not its picker’s any more', async () => {
  const { work, pick, box } = setUp(refuse(409, 'not_yours'))
  await pick(1)
  expect(work.get()).toMatchObject({ flow: null, stage: 'lost', notices: [] })
  expect(box.get().refused).toMatchObject([{ code: 'not_yours' }])
})

it('tells nothing as news that its picker has just said himself', async () => {
  const { work, box } = setUp(() => ({ ...mugs(3), status: 'done', stops: [{ ...mugs(3).stops[0], done: 3, drops: [] }], outcome: 'picked', surplus: 0 }))
  box.addScan('/p', { stop: 1, quantity: 3, picker: 'ann' }, { kind: 'pick', sku: 'MUG', quantity: 3, from: 'A-01', to: 'TOTE', task: 'T1' })
  await box.flush()
  expect(work.get()).toMatchObject({ flow: { step: 'done' }, notices: [] })
})

it('asks how the tour stands when more was picked than is planned', async () => {
  server.task = mugs(2)
  const { work, pick } = setUp(refuse(409, 'more_than_planned'))
  await pick(3)
  await vi.waitFor(() => expect(work.get().flow).toMatchObject({ step: 'location', at: { stop: 1 }, task: { stops: [{ quantity: 2, done: 0 }] } }))
})

it('tells what became of the stop in hand, and why', async () => {
  const { work } = setUp()
  server.task = mugs(2)
  await work.refresh('cut')
  server.task = mugs(0, { status: 'done' })
  await work.refresh('cancelled')
  expect(work.get().notices).toMatchObject([
    { kind: 'less', why: 'cut', quantity: 2, place: 'A-01' },
    { kind: 'gone', why: 'cancelled', quantity: 0 },
  ])
})

it('tells what to do with goods in hand that nobody wants any more', async () => {
  const { work } = setUp()
  work.scan('A-01')
  work.scan('MUG')
  server.task = mugs(0, { status: 'done' })
  await work.refresh('cancelled')
  expect(work.get().notices).toMatchObject([{ kind: 'inHand', why: 'cancelled', quantity: 1, place: 'A-01' }])
})

it('hears of a take-over by what it may not see any more, and keeps the goods in hand in mind', async () => {
  const { work } = setUp()
  work.scan('A-01')
  work.scan('MUG')
  server.failure = new Problem(404, { code: 'unknown_task' })
  await work.refresh()
  expect(work.get()).toMatchObject({ flow: null, notices: [{ kind: 'taken', quantity: 1, place: 'A-01' }] })
})
