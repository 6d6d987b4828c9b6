// Keeps the relief pages and what they load. Everything else, above all whatever a person has said, goes to Charley and is
// never kept. The first line, which the server writes, names the version and what to keep.

const cacheName = "charley-" + keep.version;
const PATIENCE_MS = 4000;

self.addEventListener("install", event => event.waitUntil(keepAll()));
self.addEventListener("activate", event => event.waitUntil(tidy()));

self.addEventListener("fetch", event => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) {
    return;
  }
  if (request.mode === "navigate") {
    event.respondWith(livePage(request, url.pathname));
  } else if (keep.assets.includes(url.pathname)) {
    event.respondWith(caches.match(url.pathname).then(kept => kept ?? fetch(request)));
  }
});

// Without cookies: what is kept must be the same for everybody.
async function keepAll() {
  const cache = await caches.open(cacheName);
  const all = [...keep.pages.map(path => path + keep.mark), ...keep.assets];
  await cache.addAll(all.map(path => new Request(path, { credentials: "omit", cache: "reload" })));
  await self.skipWaiting();
}

async function tidy() {
  const old = (await caches.keys()).filter(name => name.startsWith("charley-") && name !== cacheName);
  await Promise.all(old.map(name => caches.delete(name)));
  await self.clients.claim();
}

// The living page always comes first; the copy only if there is none, or for relief if it is slow.
async function livePage(request, path) {
  const copy = await caches.match((keep.pages.includes(path) ? path : keep.pages[0]) + keep.mark);
  const live = fetch(request);
  if (!copy) {
    return live;
  }
  const late = new Promise(done => setTimeout(done, PATIENCE_MS, copy));
  return keep.pages.includes(path)
    ? Promise.race([live.catch(() => copy), late.then(kept => kept.clone())])
    : live.catch(() => copy);
}
