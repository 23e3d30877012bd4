// Keeps the page itself for when there is no network. Lists are kept by the page, which checks them (trust/keeper.ts).
//   The page: from the network when it answers in time, so that a mended page is used at once; else the kept one.
//   Its parts: their names carry their digest, so the kept copy is as good as any.
//   An update is fetched whole, each file against its digest, before it takes over; the version before stays until the
//   next, for tabs that still run it.
declare const VERSION: string; // digest of all that follows, put in by build.mjs
declare const PARTS: Record<string, string>; // address -> integrity, likewise
const scope = globalThis as unknown as ServiceWorkerGlobalScope;

const prefix = "credit-page-";
const current = prefix + VERSION;
const page = "/s";
const site = "/s/site.json";
const patience = 3000; // milliseconds

async function fetchAll() {
  const cache = await caches.open(current);
  const fetched = Object.entries(PARTS).map(async ([address, integrity]) => {
    const answer = await fetch(address, { integrity, cache: "no-cache", credentials: "omit" });
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    await cache.put(address, answer);
  });
  await Promise.all([...fetched, cache.add(new Request(site, { cache: "no-cache", credentials: "omit" }))]);
}

// All of a version or nothing of it.
async function install() {
  try {
    await fetchAll();
  } catch (error) {
    await caches.delete(current);
    throw error;
  }
  await scope.skipWaiting();
}

async function activate() {
  const versions = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== current);
  await Promise.all(versions.slice(0, -1).map((name) => caches.delete(name)));
  await scope.clients.claim();
}

async function fromNetwork(address: string): Promise<Response> {
  const given = new AbortController();
  const timer = setTimeout(() => given.abort(), patience);
  try {
    const answer = await fetch(address, { cache: "no-cache", credentials: "omit", signal: given.signal });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer;
  } finally {
    clearTimeout(timer);
  }
}

async function networkFirst(address: string): Promise<Response> {
  try {
    const answer = await fromNetwork(address);
    if (address === site) await (await caches.open(current)).put(site, answer.clone());
    return answer;
  } catch {
    return (await caches.match(address)) ?? Response.error();
  }
}

async function keptFirst(address: string): Promise<Response> {
  const kept = await caches.match(address);
  if (kept) return kept;
  const answer = await fetch(address, { credentials: "omit" });
  if (answer.ok) await (await caches.open(current)).put(address, answer.clone()); // the picture reader, once it was used
  return answer;
}

scope.addEventListener("install", (event) => event.waitUntil(install()));
scope.addEventListener("activate", (event) => event.waitUntil(activate()));
scope.addEventListener("fetch", (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (origin !== scope.location.origin || event.request.method !== "GET") return;
  if (pathname === page || pathname === site) event.respondWith(networkFirst(pathname));
  else if (pathname.startsWith("/s/")) event.respondWith(keptFirst(pathname));
});
