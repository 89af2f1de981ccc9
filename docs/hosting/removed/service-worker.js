// For an address that Common Measure has left: put this in place of its service-worker.js, and leave it there for some
// months. Each browser that kept the app's files removes them, the next time it looks; what people entered stays.
self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) {
    if (name.startsWith(`common-measure ${self.registration.scope} `)) await caches.delete(name);
  }
  await self.registration.unregister();
})()));
