import { expect, it } from 'vitest'
import { amountsOf, bySource, flat } from './reportData'

it('spreads what is nested, and keeps what is absent', () => {
  expect(flat({ period: '2026-11', orders: 1, hours: { median: 2, p90: null } })).toEqual({ period: '2026-11', orders: 1, 'hours.median': 2, 'hours.p90': null })
})

it('sums money by currency, the one of most orders first, and never across', () => {
  const rows = [
    { orders: 1, currency: 'EUR', amount: 10.5 }, { orders: 5, currency: 'JPY', amount: 3000 }, { orders: 1, currency: 'EUR', amount: 2 },
    { orders: 9, currency: null, amount: null },
  ]
  expect(amountsOf(rows)).toEqual([{ currency: 'JPY', amount: 3000 }, { currency: 'EUR', amount: 12.5 }])
})

it('shows a merchant his channels, and the office its merchants', () => {
  const row = (period: string, merchant: string, channel: string, orders: number) => ({ period, merchant, channel, orders })
  const one = bySource([row('1', 'acme', 'web', 2), row('1', 'acme', 'pos', 1), row('2', 'acme', 'web', 3)], 'Others')
  expect(one).toEqual({ sources: ['web', 'pos'], data: [{ period: '1', web: 2, pos: 1 }, { period: '2', web: 3 }] })
  expect(bySource([row('1', 'acme', 'web', 2), row('1', 'bolt', 'web', 5)], 'Others').sources).toEqual(['bolt', 'acme'])
})

it('puts together what is too small to be told apart, and loses none of it', () => {
  const rows = Array.from({ length: 9 }, (_, i) => ({ period: '1', merchant: `m${i}`, channel: 'web', orders: 10 - i }))
  const { data, sources } = bySource(rows, 'Others')
  expect(sources).toEqual(['m0', 'm1', 'm2', 'm3', 'm4', 'Others'])
  expect(sources.reduce((sum, source) => sum + Number(data[0]?.[source]), 0)).toBe(rows.reduce((sum, row) => sum + row.orders, 0))
})
