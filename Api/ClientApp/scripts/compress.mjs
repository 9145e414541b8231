// Writes compressed copies (.br and .gz) beside each built file that compression makes smaller; the server sends them to browsers that accept them.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const folder = resolve(import.meta.dirname, '../../../artifacts/screens')
const worthBytes = 1024

for (const name of readdirSync(folder, { recursive: true })) {
  // The page itself is rendered for every response.
  if (!/\.(js|css|svg|webmanifest)$/.test(name)) continue
  const file = join(folder, name)
  const content = readFileSync(file)
  if (content.length < worthBytes) continue
  writeFileSync(`${file}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }))
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
}
