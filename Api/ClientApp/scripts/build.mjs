// Called by the build of Api: installs what the lock file names, builds the screens, and leaves a stamp.
// Several builds may run it at once: one works, the others wait for it and then have nothing to do.
import { execSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const artifacts = resolve(root, '../../artifacts')
const stamp = join(artifacts, 'screens.stamp')
const lock = join(artifacts, 'screens.lock')
const deadAfterMs = 10 * 60_000

const timeOf = path => (existsSync(path) ? statSync(path).mtimeMs : 0)

function newestSource(folder = root) {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.name !== 'node_modules' && !entry.name.includes('.test.'))
  return Math.max(0, ...entries.map(entry => (entry.isDirectory() ? newestSource(join(folder, entry.name)) : timeOf(join(folder, entry.name)))))
}

const run = command => execSync(command, { cwd: root, stdio: 'inherit' })

function tryLock() {
  try {
    mkdirSync(lock)
    return true
  } catch {
    // A killed build leaves its lock file behind.
    if (Date.now() - timeOf(lock) > deadAfterMs) rmSync(lock, { recursive: true, force: true })
    return false
  }
}

mkdirSync(artifacts, { recursive: true })
while (!tryLock()) await new Promise(done => setTimeout(done, 250))
try {
  const started = new Date()
  const built = Math.min(timeOf(stamp), timeOf(join(artifacts, 'screens/index.html')))
  if (built <= newestSource()) {
    const installed = timeOf(join(root, 'node_modules/.package-lock.json'))
    if (installed <= timeOf(join(root, 'package-lock.json'))) run('npm ci --no-progress --loglevel=error')
    run('npm run build --silent')
    writeFileSync(stamp, '')
    utimesSync(stamp, started, started)
  }
} catch (failure) {
  console.error(`The screens could not be built: ${failure.message}`)
  process.exitCode = 1
} finally {
  rmSync(lock, { recursive: true, force: true })
}
