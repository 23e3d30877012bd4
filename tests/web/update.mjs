// A new version of the page: taken whole, or not at all.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { gzipSync } from "node:zlib";
import { vectorsOf } from "./vectors.mjs";
import { address } from "./world.mjs";

export function updates(world, source) {
  test("an update takes over when every file fits its digest; a broken one changes nothing", async () => {
    const [vector] = vectorsOf(source, "seal");
    const { context, page } = await world.visitor();
    const file = join(world.web, "sw.js");
    const shipped = readFileSync(file, "utf8");
    const put = (text) => {
      writeFileSync(file, text);
      writeFileSync(`${file}.gz`, gzipSync(text));
    };
    const versions = () => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith("credit-page-")));
    const updated = () => page.evaluate(async () => {
      const registration = await (await navigator.serviceWorker.ready).update();
      const worker = registration.installing ?? registration.waiting ?? registration.active;
      while (!["activated", "redundant"].includes(worker.state)) await new Promise((resolve) => worker.addEventListener("statechange", resolve, { once: true }));
      return worker.state;
    });
    try {
      await world.serve(vector);
      await page.goto(address);
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
      const [first] = await versions();
      const version = first.slice("credit-page-".length);
      put(shipped.replaceAll(version, "a second version"));
      assert.equal(await updated(), "activated");
      assert.deepEqual(await versions(), [first, "credit-page-a second version"], "the version before stays for open tabs");
      put(shipped.replaceAll(version, "a broken version").replace(/sha256-[^"]*/, `sha256-${"A".repeat(43)}=`));
      assert.equal(await updated(), "redundant");
      assert.deepEqual(await versions(), [first, "credit-page-a second version"]);
      put(shipped.replaceAll(version, "a third version"));
      assert.equal(await updated(), "activated");
      assert.deepEqual(await versions(), ["credit-page-a second version", "credit-page-a third version"]);
    } finally {
      put(shipped);
      await context.close();
    }
  });
}
