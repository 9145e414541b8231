import { cleanup } from '@testing-library/react'
import { afterEach, vi } from 'vitest'

afterEach(cleanup)

const nothing = () => undefined

// What the component library asks of a browser and jsdom does not have.
vi.stubGlobal('matchMedia', (query: string) => ({
  matches: false, media: query, onchange: null, addEventListener: nothing, removeEventListener: nothing, dispatchEvent: () => false,
}))
vi.stubGlobal('ResizeObserver', class {
  observe = nothing
  unobserve = nothing
  disconnect = nothing
})
