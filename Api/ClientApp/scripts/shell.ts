import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const template = join(import.meta.dirname, '../src/offline/worker.js')

/** Alphabets that no language of ours is written in: read when they are needed, and not kept. */
const isSpare = (file: string) => /inter-(cyrillic|greek|vietnamese)/.test(file)

/**
 * Adds the service worker, `sw.js`, to what is built: the template, with the files that the screens consist of, the one that the
 * page begins with, and a version that is another whenever one of them is.
 */
export function shell(): Plugin {
  return {
    name: 'shell',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const entry = Object.values(bundle).find(file => file.type === 'chunk' && file.isEntry)?.fileName ?? ''
      const files = Object.keys(bundle).filter(file => file.startsWith('assets/') && !isSpare(file)).sort().map(file => `/${file}`)
      const text = readFileSync(template, 'utf8')
      const version = createHash('sha256').update(JSON.stringify(files)).update(text).digest('hex').slice(0, 12)
      const source = text.replace('__VERSION__', version).replace("'__ENTRY__'", JSON.stringify(`/${entry}`)).replace("['__FILES__']", JSON.stringify(files))
      this.emitFile({ type: 'asset', fileName: 'sw.js', source })
    },
  }
}
