import { expect, it } from 'vitest'
import { screens, screensOf, startOf } from './routes'
import { addressOf, patternOf } from './scope/addresses'

it('gives every screen an address of its own', () => {
  expect(new Set(screens.map(patternOf)).size).toBe(screens.length)
})

it('shows a picker nothing of the office', () => {
  expect(screensOf('picker').map(screen => screen.path)).not.toContain('orders')
})

it('shows a merchant his own business and nothing of a site', () => {
  expect(new Set(screensOf('merchant').map(screen => screen.scope))).toEqual(new Set(['merchant', 'none']))
  expect(startOf('merchant')?.path).toBe('portal')
})

it('writes what a screen is about into its address', () => {
  expect(addressOf({ path: 'orders', scope: 'merchant' }, 'A & B')).toBe('/merchants/A%20%26%20B/orders')
  expect(addressOf({ path: 'wall', scope: 'site' }, undefined)).toBe('/wall')
})
