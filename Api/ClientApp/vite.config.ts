import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { shell } from './scripts/shell.ts'

/** The server that `npm run dev` speaks to. */
const server = process.env.WAREHOUSE_URL ?? 'http://localhost:5080'

export default defineConfig({
  plugins: [react(), shell()],
  // The server puts a fresh nonce in its place in every answer.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: '../../artifacts/screens',
    emptyOutDir: true,
    // Everything is a file of this server: the page's policy allows no data: fonts or scripts.
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
    // Beside a build and other tests a machine may be ten times as slow.
    testTimeout: 60_000,
    // One worker: a machine that builds and tests at once has no room for more, and the tests are quick.
    pool: 'threads',
    maxWorkers: 1,
    isolate: false,
    setupFiles: ['src/testing/setup.ts'],
    css: false,
  },
})
