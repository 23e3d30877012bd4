// What the page promises besides its verdicts: nothing leaves it, it is small, it works off line, old lists are refused.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { gunzipSync } from "node:zlib";
import { answersOn, give, vectorsOf } from "./vectors.mjs";
import { address, host } from "./world.mjs";

const origin = `https://${host}`;
const budget = 60_000; // bytes on the wire

const controlled = (page) => page.waitForFunction(() => navigator.serviceWorker.controller !== null);

export function page(world, source, built) {
  const seals = vectorsOf(source, "seal");
  const named = (name) => seals.find((vector) => vector.name === name);
  const genuine = named("genuine-countersigned");

  test("the seal leaves the address bar and the history, and is in no request", async () => {
    const { context, page, requests } = await world.visitor();
    await world.serve(genuine, page);
    await give(page, genuine.text);
    assert.equal(page.url(), address);
    assert.equal(await page.evaluate(() => history.length), 2); // the empty tab, and the page
    await page.goto("about:blank");
    await page.goBack();
    assert.equal(page.url(), address);
    const { subject_name, report_number } = genuine.claims;
    for (const request of requests) {
      assert.ok(request.url().startsWith(`${origin}/`), request.url());
      const told = decodeURIComponent(request.url().replace(/#.*/, "")) + JSON.stringify(request.headers()) + (request.postData() ?? "");
      for (const secret of [genuine.digits.slice(0, 40), report_number, subject_name]) assert.ok(!told.includes(secret), told);
    }
    const log = readFileSync(world.log, "utf8");
    assert.ok(log.includes('"route":"/s"'), log);
    for (const secret of ["127.0.0.1", genuine.digits.slice(0, 17), "CN-990000"]) assert.ok(!log.includes(secret), secret);
    await context.close();
  });

  test("under 60 KB on the wire, the off-line copy and SM2 included; the picture reader apart", async (t) => {
    const { context, page, requests } = await world.visitor();
    await world.serve(genuine, page);
    await give(page, genuine.text);
    await page.reload();
    await controlled(page);
    const asked = new Set(requests.map((request) => new URL(request.url()).pathname).filter((path) => !path.startsWith("/v1/")));
    const files = readdirSync(join(built, "s")).filter((name) => !/\.gz$|^index\.html$/.test(name)).map((name) => `/s/${name}`);
    const apart = /\/(reader|zxing_reader|ed25519)-/; // for pictures; for browsers without Ed25519
    const whole = await world.weigh(["/s", "/sw.js", "/s/site.json", ...files.filter((file) => !apart.test(file))]);
    const first = await world.weigh([...asked]);
    const pictures = await world.weigh(files.filter((file) => /reader-/.test(file)));
    t.diagnostic(`on the wire, TLS and headers included: ${first} bytes to the answer, ${whole} with SM2 and all that is kept off line; the picture reader ${pictures}`);
    assert.ok(files.some((file) => file.includes("/sm2-")) && asked.size > 3);
    assert.ok(whole < budget, `${whole} bytes`);
    assert.ok(![...asked].some((path) => apart.test(path)), "the picture reader came along");
    await context.close();
  });

  test("off line after the first visit: the page, the verdict, and how old the lists are", async () => {
    const { context, page, complaints } = await world.visitor();
    await world.serve(genuine);
    await page.goto(address);
    await controlled(page);
    await page.waitForFunction(async () => (await (await caches.open("credit-lists-1")).keys()).length === 2);
    await world.stopNginx();
    try {
      await page.clock.setFixedTime(new Date(genuine.clock));
      await page.goto("about:blank");
      await give(page, genuine.text);
      const { conclusion, text } = await answersOn(page);
      assert.equal(conclusion, "genuine");
      assert.match(text, /现在没有联网，使用的是 .* 取得的名单/);
      assert.ok(text.includes("自然人公共信用信息报告"), "the edition's names are there off line");
    } finally {
      await world.startOnly();
    }
    assert.deepEqual(complaints.filter((line) => !/fetch|Failed|ERR_/i.test(line)), []);
    await context.close();
  });

  test("a first visit off the lists says that it cannot tell, and shows nothing", async () => {
    const { context, page } = await world.visitor({ serviceWorkers: "block" });
    await world.serve(genuine, page);
    world.answers.clear();
    await give(page, genuine.text);
    const { headline, facts, text } = await answersOn(page);
    assert.equal(headline, "no_lists");
    assert.equal(facts, false);
    assert.ok(!text.includes(genuine.claims.subject_name));
    await context.close();
  });

  test("a list of another root is refused by name", async () => {
    const { context, page } = await world.visitor({ serviceWorkers: "block" });
    await world.serve(genuine, page);
    const forged = Buffer.from(world.answers.get("/v1/trust-list"));
    forged[forged.length - 1] ^= 1;
    world.answers.set("/v1/trust-list", forged);
    await give(page, genuine.text);
    assert.equal((await answersOn(page)).headline, "lists_refused");
    await context.close();
  });

  test("Content-Security-Policy and Trusted Types hold: nothing foreign runs", async () => {
    const { context, page } = await world.visitor({ serviceWorkers: "block" });
    await world.serve(genuine, page);
    await give(page, genuine.text);
    const refused = await page.evaluate(async () => {
      const tried = {};
      const attempt = async (name, act) => {
        try {
          await act();
          tried[name] = "done";
        } catch {
          tried[name] = "refused";
        }
      };
      await attempt("inner html", () => (document.createElement("p").innerHTML = "<b>x</b>"));
      await attempt("eval", () => new Promise((resolve, reject) => setTimeout(() => {
        try {
          resolve((0, eval)("1"));
        } catch (error) {
          reject(error);
        }
      })));
      await attempt("foreign request", () => fetch("https://other.example/"));
      await attempt("foreign worker", () => new Worker("/s/other.js"));
      await attempt("wasm", () => WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
      await attempt("second policy", () => trustedTypes.createPolicy("other", {}));
      return tried;
    });
    assert.deepEqual([...new Set(Object.values(refused))], ["refused"], JSON.stringify(refused));
    assert.deepEqual(await context.cookies(), []);
    await context.close();
  });

  test("headers, caching, and nothing but the page's own paths", async () => {
    const { headers, body } = await world.ask("/s");
    assert.match(headers["content-security-policy"], /^default-src 'none'; script-src 'self';.*frame-ancestors 'none'.*require-trusted-types-for 'script'/);
    assert.doesNotMatch(headers["content-security-policy"], /unsafe|https:|\*/);
    assert.equal(headers["referrer-policy"], "no-referrer");
    assert.equal(headers["cross-origin-opener-policy"], "same-origin");
    assert.equal(headers["cache-control"], "no-cache");
    assert.equal(headers["content-encoding"], "gzip");
    assert.equal(headers["set-cookie"], undefined);
    const [part] = /\/s\/main-[^"]*/.exec(gunzipSync(body).toString());
    assert.match((await world.ask(part)).headers["cache-control"], /immutable/);
    assert.doesNotMatch(gunzipSync((await world.ask(part)).body).toString(), /https?:\/\/(?!www\.w3\.org\/2000\/svg)/, "an address of elsewhere");
    for (const path of ["/s/", "/s/../nginx.conf", "/s/main", "/v1/visits", "/v1/offer", "/v1/health", "/.git/config"])
      assert.equal((await world.ask(path)).status, 404, path);
    assert.equal((await world.ask("/s", "POST")).status, 403);
  });
}
