// Every vector through the page as it is shipped: the same answer at every stage and the same conclusion as the C++
// verifier, and no sealed fact on the screen unless every signature held.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { address, away } from "./world.mjs";

export const vectorsOf = (source, kind) =>
  readdirSync(join(source, "tests/vectors/seal")).filter((name) => name.endsWith(".json")).sort()
    .map((name) => ({ name: name.slice(0, -5), ...JSON.parse(readFileSync(join(source, "tests/vectors/seal", name), "utf8")) }))
    .filter((vector) => (vector.kind ?? "seal") === kind);

// A link without anything behind its # is the bare page: it opens the start, and no seal is checked.
const isLink = (text) => /^https:\/\/[^#]*#./.test(text);
const fragmentOf = (text) => text.slice(text.indexOf("#"));

// A link is opened as a phone opens it; anything else is typed in.
export async function give(page, text) {
  await page.goto(isLink(text) ? address + fragmentOf(text) : address);
  if (!isLink(text)) await type(page, text);
  await page.waitForSelector("[data-conclusion]");
}

// Another one in the same tab: only the fragment changes.
export async function giveAnother(page, text) {
  await page.evaluate(() => document.getElementById("result").replaceChildren());
  if (isLink(text)) await page.evaluate((fragment) => void (location.hash = fragment), fragmentOf(text));
  else await type(page, text);
  await page.waitForSelector("[data-conclusion]");
}

const type = (page, text) => page.evaluate((typed) => {
  document.getElementById("digits").value = typed;
  document.getElementById("digits-form").requestSubmit();
}, text);

// One visitor who comes for the first time, again and again: no list is kept, no number remembered.
export async function forget(page) {
  if (page.url() === "about:blank") return;
  await page.evaluate(async () => {
    localStorage.clear();
    for (const name of await caches.keys()) await caches.delete(name);
  });
  await page.goto(away);
}

export const answersOn = (page) => page.evaluate(() => ({
  conclusion: document.querySelector("[data-conclusion]").dataset.conclusion,
  headline: document.querySelector("[data-headline]").dataset.headline,
  stages: Object.fromEntries([...document.querySelectorAll("[data-stage]")].map((row) => [row.dataset.stage, row.dataset.answer])),
  notes: document.querySelector("[data-conclusion]").dataset.notes?.split(" ").filter(Boolean).sort() ?? [],
  facts: document.querySelector("[data-part=facts]") !== null,
  text: document.body.innerText,
}));

export function vectors(world, source) {
  const all = vectorsOf(source, "seal");
  test(`${all.length} vectors: every stage and the conclusion as in C++`, async (t) => {
    const { context, page, requests, complaints } = await world.visitor({ serviceWorkers: "block" });
    const order = (vector) => vector.trust + vector.clock;
    let last = "";
    for (const vector of all.sort((a, b) => (order(a) < order(b) ? -1 : 1))) {
      await t.test(vector.name, async () => {
        if (order(vector) !== last) {
          await forget(page);
          await world.serve(vector, page);
          await give(page, vector.text);
        } else await giveAnother(page, vector.text);
        last = order(vector);
        const { conclusion, stages, facts, text, notes } = await answersOn(page);
        const { conclusion: expectedConclusion, notes: expectedNotes, ...expected } = vector.expected;
        assert.deepEqual(stages, expected);
        assert.equal(conclusion, expectedConclusion);
        const genuine = conclusion.startsWith("genuine");
        assert.equal(facts, genuine);
        if (genuine) assert.deepEqual(notes, [...expectedNotes].sort());
        if (vector.claims) assert.equal(text.includes(vector.claims.subject_name), genuine, "the sealed name on the screen");
        assert.deepEqual(complaints, []);
        for (const request of requests) assert.ok(request.url().startsWith(address.replace(/s$/, "")), request.url());
      });
    }
    await context.close();
  });
}
