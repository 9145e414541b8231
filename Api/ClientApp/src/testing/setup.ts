import { cleanup, configure } from '@testing-library/react'
import { afterEach, vi } from 'vitest'

afterEach(cleanup)

// How long something may take to show: what never comes is told a little later, and a busy machine is not a fault.
configure({ asyncUtilTimeout: 8_000 })

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
