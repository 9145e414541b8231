import { expect, it } from 'vitest'
import { Problem, Unreachable } from '../api/problem'
import { Outbox, type About, type Operation } from './outbox'

const about = (sku: string): About => ({ kind: 'pick', sku, quantity: 1, from: 'A-01' })

/** A device's storage, and a server that can be disconnected. */
function setUp() {
  const kept = new Map<string, string>()
  const storage = { getItem: (name: string) => kept.get(name) ?? null, setItem: (name: string, text: string) => void kept.set(name, text) }
  const net = { up: true, losesAnswer: false, refuses: new Set<string>(), status: 422, came: [] as string[], done: new Map<string, string>() }
  const send = (operation: Operation): Promise<unknown> => {
    if (!net.up) return Promise.reject(new Unreachable(undefined))
    net.came.push(operation.about.sku)
    if (net.refuses.has(operation.about.sku)) return Promise.reject(new Problem(net.status, { code: 'more_than_planned', detail: 'No.' }))
    net.done.set(operation.key, operation.about.sku)
    return net.losesAnswer ? Promise.reject(new Unreachable(undefined)) : Promise.resolve({ did: operation.about.sku })
  }
  return { storage, net, open: () => new Outbox('box', send, storage) }
}

it('sends at once when there is a network, and tells the answer', async () => {
  const { open, net } = setUp()
  const box = open()
  const answers: unknown[] = []
  box.onAnswer((_, answer) => answers.push(answer))
  box.add('/p', {}, about('MUG'))
  await box.flush()
  expect(net.came).toEqual(['MUG'])
  expect(answers).toEqual([{ did: 'MUG' }])
  expect(box.get().waiting).toEqual([])
})

it('keeps what cannot be sent, says how much, and sends it once and in order', async () => {
  const { open, net } = setUp()
  net.up = false
  const box = open()
  for (const sku of ['A', 'B', 'C']) box.add('/p', {}, about(sku))
  await box.flush()
  expect(box.get()).toMatchObject({ trouble: 'unreachable' })
  expect(box.get().waiting).toHaveLength(3)
  net.up = true
  await Promise.all([box.flush(), box.flush()])
  expect(net.came).toEqual(['A', 'B', 'C'])
  expect(box.get()).toEqual({ waiting: [], refused: [], trouble: 'none' })
})

it('sends again with the same key when the answer was lost', async () => {
  const { open, net } = setUp()
  net.losesAnswer = true
  const box = open()
  const { key } = box.add('/p', {}, about('A'))
  await box.flush()
  expect(box.get().waiting.map(waiting => waiting.key)).toEqual([key])
  net.losesAnswer = false
  await box.flush()
  expect(net.came).toEqual(['A', 'A'])
  expect([...net.done.keys()]).toEqual([key])
})

it('survives a reload with its keys and its order', async () => {
  const { open, net } = setUp()
  net.up = false
  const before = open()
  const keys = ['A', 'B'].map(sku => before.add('/p', {}, about(sku)).key)
  await before.flush()
  const after = open()
  expect(after.get().waiting.map(waiting => waiting.key)).toEqual(keys)
  net.up = true
  await after.flush()
  expect([...net.done.keys()]).toEqual(keys)
})

it('goes on behind a refusal, and keeps the refusal until somebody has read it', async () => {
  const { open, net } = setUp()
  net.refuses.add('B')
  const box = open()
  const [, b] = ['A', 'B', 'C'].map(sku => box.add('/p', {}, about(sku)))
  await box.flush()
  expect(net.came).toEqual(['A', 'B', 'C'])
  expect(box.get().waiting).toEqual([])
  expect(open().get().refused).toMatchObject([{ code: 'more_than_planned', operation: { key: b?.key } }])
  box.dismiss(b?.key ?? '')
  expect(open().get().refused).toEqual([])
})

it('waits, and drops nothing, when nobody is signed in or the server is in trouble', async () => {
  const { open, net } = setUp()
  net.refuses.add('A')
  const box = open()
  for (const [status, trouble] of [[401, 'signedOut'], [503, 'unreachable'], [429, 'unreachable']] as const) {
    net.status = status
    if (box.get().waiting.length === 0) box.add('/p', {}, about('A'))
    await box.flush()
    expect(box.get()).toMatchObject({ trouble, refused: [] })
    expect(box.get().waiting).toHaveLength(1)
  }
})

it('starts empty when what was kept cannot be read', () => {
  const { open, storage } = setUp()
  storage.setItem('box', '{')
  expect(open().get().waiting).toEqual([])
})

it('sees what another tab has written down', async () => {
  const { open, net } = setUp()
  net.up = false
  const [one, two] = [open(), open()]
  one.add('/p', {}, about('A'))
  two.add('/p', {}, about('B'))
  await Promise.all([one.flush(), two.flush()])
  net.up = true
  await one.flush()
  expect(net.came).toEqual(['A', 'B'])
})

it('says when a scan was made, however late and often it is sent', async () => {
  const { open, net } = setUp()
  net.losesAnswer = true
  const box = open()
  const made = Date.UTC(2030, 0, 7, 8, 30)
  const { key } = box.addScan('/p', { quantity: 2 }, about('A'), made)
  await box.flush()
  const [waiting] = open().get().waiting
  expect(waiting).toMatchObject({ key, at: made, body: { quantity: 2, at: '2030-01-07T08:30:00.000Z' } })
})

it('tells of a refusal, and sends the same once more as a new wish that was made when it was made', async () => {
  const { open, net } = setUp()
  net.refuses.add('A')
  const box = open()
  const codes: string[] = []
  box.onRefused(({ code }) => codes.push(code))
  const made = Date.UTC(2030, 0, 7)
  const { key } = box.addScan('/p', { quantity: 5 }, about('A'), made)
  await box.flush()
  expect(codes).toEqual(['more_than_planned'])
  net.up = false
  box.again(key, { extra: true })
  await box.flush()
  const { waiting: [again], refused } = box.get()
  expect(refused).toEqual([])
  expect(again).toMatchObject({ at: made, body: { quantity: 5, extra: true, at: '2030-01-07T00:00:00.000Z' } })
  expect(again?.key).not.toBe(key)
  box.again('no such key')
  expect(box.get().waiting).toHaveLength(1)
})
