import { cleanup, configure } from '@testing-library/react'
import { afterEach, vi } from 'vitest'

afterEach(cleanup)

// Generous, so that a busy machine fails no test; a real failure is only reported a little later.
configure({ asyncUtilTimeout: 8_000 })

const nothing = () => undefined

// Browser APIs that the component library needs and jsdom lacks.
vi.stubGlobal('matchMedia', (query: string) => ({
  matches: false, media: query, onchange: null, addEventListener: nothing, removeEventListener: nothing, dispatchEvent: () => false,
}))
vi.stubGlobal('ResizeObserver', class {
  observe = nothing
  unobserve = nothing
  disconnect = nothing
})
