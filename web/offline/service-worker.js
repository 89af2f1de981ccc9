// Keeps all files of one version in this browser, so that the app opens without a connection. The build writes two
// lines before this one: VERSION, and FILES, the SHA-256 of each file by its name (web/module/version.mjs).
//
// A version is used whole or not at all. Every file is here, and is the one in the list, before the version is
// installed; what is wrong or missing on the server leaves the version that is in use. And it waits until somebody says
// that they want it, or no page of the old one is open any more.

const scope = self.registration.scope;
/** The app in another folder of the same server has caches too, which are not ours to touch. */
const prefix = `common-measure ${scope} `;
const cacheName = prefix + VERSION;
const page = 'index.html';
/** How often a version is stored anew whose files were removed meanwhile. */
const ATTEMPTS = 3;

self.addEventListener('install', (event) => event.waitUntil(store()));
self.addEventListener('activate', (event) => event.waitUntil(removeOthers()));

self.addEventListener('fetch', (event) => {
  const name = nameOf(event.request);
  if (name) event.respondWith(answer(name, event.request));
});

self.addEventListener('message', (event) => {
  const [port] = event.ports;
  const asked = event.data?.ask === 'use' ? use() : keep(event.source, event.data?.version);
  event.waitUntil(asked.catch(() => ({ ready: false })).then((said) => port?.postMessage(said)));
});

const address = (name) => new URL(name, scope).href;

/** Stores every file, or leaves nothing behind. */
async function store() {
  // A rollback comes back to a version that may still be in use: that one is completed, and never taken away.
  const isNew = !(await caches.has(cacheName));
  try {
    // A version that is taken into use meanwhile removes all others, this one too.
    for (let left = ATTEMPTS; left > 0; left -= 1) {
      await fill(await caches.open(cacheName));
      if (await caches.has(cacheName)) return;
    }
    throw new Error(`The files of version ${VERSION} were removed while they were stored.`);
  } catch (fault) {
    if (isNew) await caches.delete(cacheName);
    throw fault;
  }
}

/** Stores every file that is not there, or is another one than in the list. */
async function fill(cache) {
  for (const [name, sum] of Object.entries(FILES)) {
    const stored = await cache.match(address(name));
    if (!stored || (await sumOf(await stored.arrayBuffer())) !== sum) {
      await cache.put(address(name), await fetched(name, sum));
    }
  }
}

/** The file from the server, if it is the one in the list. The browser's own cache is only believed after asking. */
async function fetched(name, sum) {
  for (const cache of ['no-cache', 'reload']) {
    const response = await fetch(address(name), { cache });
    const content = await response.arrayBuffer();
    if (!response.ok || (await sumOf(content)) !== sum) continue;
    // As sent, with the server's safety headers, but unpacked and from wherever it was forwarded to.
    const headers = new Headers(response.headers);
    for (const ofTransport of ['content-encoding', 'content-length']) headers.delete(ofTransport);
    return new Response(content, { headers });
  }
  throw new Error(`${name} on the server is not the file of version ${VERSION}.`);
}

async function sumOf(content) {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function removeOthers() {
  for (const name of await caches.keys()) {
    if (name.startsWith(prefix) && name !== cacheName) await caches.delete(name);
  }
}

/** Which file of this version is asked for, if it is one. */
function nameOf({ method, mode, url }) {
  if (method !== 'GET' || !url.startsWith(scope)) return undefined;
  if (mode === 'navigate') return isPage(url) ? page : undefined;
  const name = below(url);
  return Object.hasOwn(FILES, name) ? name : undefined;
}

/** What an address in the scope names there. */
const below = (url) => url.slice(scope.length).split(/[?#]/)[0];

/** Whether an address is the app's page, and not another that lies in the same folder. */
const isPage = (url) => url.startsWith(scope) && ['', page].includes(below(url));

const fromStore = (name) => caches.match(address(name), { cacheName });

async function answer(name, request) {
  const stored = await fromStore(name);
  if (stored) return stored;
  // Someone has cleared what was stored. Without a page of this version, all comes from the server; for a page that has
  // begun with what was stored, only the very file will do.
  if (name === page) await caches.delete(cacheName);
  if (!(await caches.has(cacheName))) return fetch(request);
  try {
    return await fetched(name, FILES[name]);
  } catch {
    // There is no whole version to go on with: the next page comes from the server.
    await caches.delete(cacheName);
    return Response.error();
  }
}

/** The pages of the app that are open, in tabs, windows and frames. */
async function windows(options) {
  const open = await self.clients.matchAll({ type: 'window', ...options });
  return open.filter(({ url }) => isPage(url));
}

/** Takes the place of the version in use, unless another page is open that has begun with it. */
async function use() {
  const others = (await windows({ includeUncontrolled: true })).length - 1;
  if (others < 1) await self.skipWaiting();
  return { others };
}

/** Which pages, loaded past this worker, are of this version. */
const known = new Set();

/** Whether a page goes on without a connection. One that came from the server is taken in if it is of this version. */
async function keep(source, version) {
  if (version !== VERSION || !source) return { ready: false };
  const stored = await Promise.all(Object.keys(FILES).map(fromStore));
  if (!stored.every(Boolean)) await store();
  known.add(source.id);
  const controlled = new Set((await windows()).map(({ id }) => id));
  const uncontrolled = (await windows({ includeUncontrolled: true })).filter(({ id }) => !controlled.has(id));
  // All are taken in, or none: a page that has not said what it is may be of another version.
  const ready = uncontrolled.every(({ id }) => known.has(id));
  if (ready && uncontrolled.length > 0) await self.clients.claim();
  return { ready };
}
