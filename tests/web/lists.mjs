// Every list vector as the page meets it: a first visit holds the lists of the vector, then the platform offers another one.
import assert from "node:assert/strict";
import test from "node:test";
import { forget, vectorsOf } from "./vectors.mjs";
import { address, away, issuerOf, readBundle } from "./world.mjs";

const keptLists = (page) => page.evaluate(async () => {
  const cache = await caches.open("credit-lists-1");
  const kept = {};
  for (const request of await cache.keys()) {
    const bytes = new Uint8Array(await (await cache.match(request)).arrayBuffer());
    kept[new URL(request.url).pathname] = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }
  return kept;
});

async function visit(page) {
  await page.goto(away);
  await page.goto(address);
  await page.waitForSelector("#lists[data-sequence]", { state: "attached" });
  return page.evaluate(() => document.getElementById("lists").dataset.refused);
}

// A status list is offered where its issuer's is asked for; one that has no place of its own, where another's is.
function pathOf(vector, received) {
  if (vector.list === "trust_list") return "/v1/trust-list";
  const held = readBundle(Buffer.from(vector.trust, "hex")).status.map(({ issuer }) => issuer);
  const named = issuerOf(received);
  return `/v1/status-list/${held.includes(named) || vector.expected.outcome === "newer" ? named : held[0]}`;
}

export function lists(world, source) {
  const all = vectorsOf(source, "list");
  test(`${all.length} list vectors: taken or refused as in C++, and kept`, async (t) => {
    const { context, page } = await world.visitor({ serviceWorkers: "block" });
    for (const vector of all) {
      await t.test(vector.name, async () => {
        await forget(page);
        await world.serve(vector, page);
        await visit(page);
        const held = await keptLists(page);
        const received = Buffer.from(vector.received, "hex");
        const path = pathOf(vector, received);
        world.answers.set(path, received);
        const refused = await visit(page);
        const kept = await keptLists(page);
        const [outcome, code] = vector.expected.outcome.split(": ");
        const ofThisKind = refused.split(" ").filter((one) => one.startsWith(vector.list));
        assert.deepEqual(ofThisKind, outcome === "refused" ? [code] : []);
        if (outcome === "newer") assert.equal(kept[path], vector.received);
        if (outcome === "refused") assert.equal(kept[path], held[path]);
      });
    }
    await context.close();
  });
}
