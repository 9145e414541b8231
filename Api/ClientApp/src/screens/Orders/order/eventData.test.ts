import { expect, it } from 'vitest'
import { makeTexts } from '../../../i18n/i18n'
import { detailOf, isNews } from './eventData'

const texts = makeTexts('en', () => undefined)
const event = (type: string, data: unknown) => ({ position: '1', at: '', type, stream: 'order:acme/web:1', byName: null, by: 'key:admin', data })

it('says what was picked', () => {
  const picked = event('linePicked', { site: 'PAR1', tote: 'T1', goods: { key: { sku: 'acme/MUG' }, quantity: 2 } })
  expect(detailOf(picked, texts, site => (site === 'PAR1' ? 'Paris' : site))).toBe('2 × MUG from Paris into T1')
})

it('bears an event that it does not know, and one without what it expects', () => {
  expect(detailOf(event('somethingNew', {}), texts, String)).toBeNull()
  expect(detailOf(event('linePicked', null), texts, String)).toBe('0 ×  from  into ')
})

it('leaves out what an order and its fulfilments tell each other', () => {
  expect(['linePicked', 'fulfilmentAdvanced', 'linesCancelled'].filter(type => isNews(event(type, {})))).toEqual(['linePicked', 'linesCancelled'])
})
