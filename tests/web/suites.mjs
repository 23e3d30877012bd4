// Each suite in the browser, against keys and signatures of OpenSSL: SM2 by its own package, Ed25519 with and without the
// browser's own.
import assert from "node:assert/strict";
import test from "node:test";
import { digitsOf, makeOffice, makeSeal } from "./maker.mjs";
import { answersOn, give } from "./vectors.mjs";
import { away } from "./world.mjs";

const clock = "2026-11-22T07:00:00Z";
const now = Date.parse(clock) / 1000;
const linkOf = (seal) => `https://v.credit.example.cn/s#${digitsOf(seal)}`;

export function suites(world) {
  const cases = [["ES256", false, null], ["Ed25519", false, null], ["Ed25519", true, /\/ed25519-/], ["SM2", false, /\/sm2-/]];
  for (const [suite, without, part] of cases)
    test(`${suite}${without ? ", in a browser without it" : ""}: signed by OpenSSL, believed; a changed byte, not`, async () => {
      const { context, page, requests } = await world.visitor({ serviceWorkers: "block" });
      if (without) {
        await page.addInitScript(() => {
          const known = crypto.subtle.importKey.bind(crypto.subtle);
          crypto.subtle.importKey = (form, key, algorithm, ...rest) =>
            algorithm.name === "Ed25519" ? Promise.reject(new DOMException("unknown", "NotSupportedError")) : known(form, key, algorithm, ...rest);
        });
      }
      const { root, issuer, trust, status } = makeOffice(now, suite);
      await world.serveLists({ root: root.spki, trust, status: [{ issuer: "CN-990000", bytes: status }] }, clock, page);
      const seal = makeSeal(issuer, now, "general/2", [0, 1, 2, 3, 4, 5, 6, 7]);
      await give(page, linkOf(seal));
      assert.equal((await answersOn(page)).conclusion, "genuine");
      const changed = Buffer.from(seal);
      changed[changed.length - 1] ^= 1;
      await page.goto(away);
      await give(page, linkOf(changed));
      assert.equal((await answersOn(page)).stages.signature, "failed: seal_signature_wrong");
      const parts = requests.map((request) => request.url()).filter((url) => /\/(ed25519|sm2)-/.test(url));
      assert.ok(part ? parts.length > 0 && parts.every((url) => part.test(url)) : parts.length === 0, parts.join());
      await context.close();
    });
}
