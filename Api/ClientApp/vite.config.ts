import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { shell } from './scripts/shell.ts'

/** The server that `npm run dev` speaks to. */
const server = process.env.WAREHOUSE_URL ?? 'http://localhost:5080'

export default defineConfig({
  plugins: [react(), shell()],
  // The server replaces this placeholder by a new nonce in every response.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: '../../artifacts/screens',
    emptyOutDir: true,
    // Inlines nothing: the page's content security policy allows no data: fonts or scripts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
  },
  server: {
    proxy: {
      '/api': server,
      '/openapi': server,
      '/hubs': { target: server, ws: true },
    },
  },
  test: {
    environment: 'jsdom',
    // Beside a build and other tests, the machine may be ten times slower.
    testTimeout: 60_000,
    // One worker: a machine that builds and tests at the same time has no capacity for more, and the tests are fast.
    pool: 'threads',
    maxWorkers: 1,
    isolate: false,
    setupFiles: ['src/testing/setup.ts'],
    css: false,
  },
})
