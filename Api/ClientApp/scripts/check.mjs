// Runs lint, type check and tests in parallel, as required before a merge. Skips them when their inputs have not changed since they
// passed: a stamp file holds the digest of all inputs. `npm run check -- --again` ignores the stamp.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const stamp = resolve(root, '../../artifacts/screens.checked')
const checks = ['lint', 'types', 'test']

function* filesIn(folder) {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.name !== 'node_modules')
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesIn(path)
    else yield path
  }
}

function digest() {
  const hash = createHash('sha256').update(process.version)
  for (const path of filesIn(root)) hash.update(`\0${relative(root, path)}\0`).update(readFileSync(path))
  // The installed packages may differ from the lock file.
  const installed = join(root, 'node_modules/.package-lock.json')
  return hash.update(existsSync(installed) ? readFileSync(installed) : '').digest('hex')
}

function run(script) {
  return new Promise(done => {
    const child = spawn('npm', ['run', script, '--silent'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', data => (said += data))
    child.on('error', failure => done({ script, said: failure.message, passes: false }))
    child.on('close', code => done({ script, said, passes: code === 0 }))
  })
}

const now = digest()
if (!process.argv.includes('--again') && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) {
  console.log('Nothing has changed since all of this passed.')
} else {
  const results = await Promise.all(checks.map(run))
  for (const { script, said, passes } of results) console.log(`${passes ? 'passed' : 'FAILED'}: ${script}\n${said}`)
  process.exitCode = results.every(({ passes }) => passes) ? 0 : 1
  mkdirSync(resolve(stamp, '..'), { recursive: true })
  if (process.exitCode === 0) writeFileSync(stamp, now)
}
