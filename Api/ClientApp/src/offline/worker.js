// The service worker: caches the screens' files, so that a page can be reloaded without a network. It never caches answers of the
// API.
//
// One cache per version of the screens holds its files and its page. The page is cached with its headers: its content security policy
// names the nonce in the page, so that both match however old they are.
const version = '__VERSION__'
const entry = '__ENTRY__'
const files = ['__FILES__']

const prefix = 'screens-'
const name = prefix + version
const page = '/'
const others = ['/icon.svg', '/site.webmanifest']

/** Addresses that are not the screens'. */
const serversOwn = ['/api', '/hubs', '/docs', '/openapi', '/health', '/dashboard']

/** How long to wait for the network before showing the cached page. */
const patienceMs = 4_000

/** How many versions are cached: open pages of the previous one may still load parts of it. */
const keptVersions = 2

self.addEventListener('install', event => event.waitUntil(install()))
self.addEventListener('activate', event => event.waitUntil(activate()))
self.addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin || isServersOwn(pathname)) return
  if (request.mode === 'navigate') event.respondWith(load(request))
  else if (pathname.startsWith('/assets/') || others.includes(pathname)) event.respondWith(find(request))
})

function isServersOwn(pathname) {
  return serversOwn.some(own => pathname === own || pathname.startsWith(`${own}/`))
}

async function install() {
  const cache = await caches.open(name)
  await cache.addAll([...files, ...others])
  const answer = await fetch(page, { cache: 'no-store' })
  // With several servers, one may have another version: then installation is retried later.
  if (!answer.ok || !(await answer.clone().text()).includes(entry)) throw new Error('the page is of another version')
  await cache.put(page, answer)
  await self.skipWaiting()
}

async function activate() {
  const known = (await caches.keys()).filter(key => key.startsWith(prefix))
  // In order of creation; this version may exist already.
  const old = known.filter(key => key !== name)
  await Promise.all(old.slice(0, Math.max(0, old.length - keptVersions + 1)).map(key => caches.delete(key)))
  await self.clients.claim()
}

/** Returns the page from the server, or else from the cache. */
async function load(request) {
  const kept = await (await caches.open(name)).match(page)
  if (!kept) return fetch(request)
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(patienceMs) })
    // A proxy answers without a server behind it.
    return answer.status >= 502 ? kept : answer
  } catch {
    return kept
  }
}

/** Files with a hash in their name never change, so a cached one is valid in any version. */
async function find(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request)
}
