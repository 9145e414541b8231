import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const template = join(import.meta.dirname, '../src/offline/worker.js')

/** Font files of alphabets that no language of the screens uses: loaded on demand and not cached. */
const isSpare = (file: string) => /inter-(cyrillic|greek|vietnamese)/.test(file)

/**
 * Adds the service worker, `sw.js`, to the build: the template, filled with the list of the screens' files, the page's entry file,
 * and a version that changes whenever one of them does.
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
