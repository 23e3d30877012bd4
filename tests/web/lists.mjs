// Every list vector as the page meets it: a first visit holds the lists of the vector, then the platform offers another one.
import assert from "node:assert/strict";
import test from "node:test";
import { forget, vectorsOf } from "./vectors.mjs";
import { address, issuerOf, readBundle } from "./world.mjs";

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
  await page.goto("about:blank");
  await page.goto(address);
  await page.waitForSelector("#lists[data-sequence]", { state: "attached" });
  return page.evaluate(() => document.getElementById("lists").dataset.refused);
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
        const held_bundle = readBundle(Buffer.from(vector.trust, "hex"));
        const issuer = vector.list === "trust_list" ? null : (issuerOf(received) ?? held_bundle.status[0].issuer);
        const path = issuer === null ? "/v1/trust-list" : `/v1/status-list/${issuer}`;
        world.answers.set(path, received);
        const refused = await visit(page);
        const kept = await keptLists(page);
        const [outcome, code] = vector.expected.outcome.split(": ");
        assert.equal(refused, outcome === "refused" ? code : "");
        if (outcome === "newer") assert.equal(kept[path], vector.received);
        if (outcome === "refused") assert.equal(kept[path], held[path]);
      });
    }
    await context.close();
  });
}
