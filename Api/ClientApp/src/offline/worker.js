// The service worker: keeps what the screens consist of, so that a page can be loaded again while there is no network. It never
// keeps anything that the server says about the warehouse.
//
// One cache per version of the screens holds its files and the page that belongs to them. The page is kept whole, with the headers
// that it came with: its policy names the nonce that stands in it, so that the two fit however old they are.
const version = '__VERSION__'
const entry = '__ENTRY__'
const files = ['__FILES__']

const prefix = 'screens-'
const name = prefix + version
const page = '/'
const others = ['/icon.svg', '/site.webmanifest']

/** Addresses that are not the screens'. */
const serversOwn = ['/api', '/hubs', '/docs', '/openapi', '/health', '/dashboard']

/** How long the network is waited for before the page that is kept is shown. */
const patienceMs = 4_000

/** Versions that are kept: pages of the last one may still be open, and ask for a part of it that they have not needed so far. */
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
  // Where several servers answer, one may be of another version: then this is tried again later.
  if (!answer.ok || !(await answer.clone().text()).includes(entry)) throw new Error('the page is of another version')
  await cache.put(page, answer)
  await self.skipWaiting()
}

async function activate() {
  const known = (await caches.keys()).filter(key => key.startsWith(prefix))
  // In the order in which they were made; this one may have been there before.
  const old = known.filter(key => key !== name)
  await Promise.all(old.slice(0, Math.max(0, old.length - keptVersions + 1)).map(key => caches.delete(key)))
  await self.clients.claim()
}

/** The page as the server has it, or else the one that is kept. */
async function load(request) {
  const kept = await (await caches.open(name)).match(page)
  if (!kept) return fetch(request)
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(patienceMs) })
    // A proxy that has no server behind it.
    return answer.status >= 502 ? kept : answer
  } catch {
    return kept
  }
}

/** Names with a hash never stand for anything else: what is kept is right, of whichever version it is. */
async function find(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request)
}
