// peers.mjs SAMPLE SECONDS: the same seal, verified by two COSE libraries of others; "NAME checks-per-second" a line.
// Both only decode and check the signature; ours also reads the claims strictly, asks the trust list and the clock.
import { webcrypto } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

globalThis.crypto ??= webcrypto; // Node 18 has it, but not as a global

const sample = JSON.parse(readFileSync(process.argv[2], "utf8"));
const seconds = Number(process.argv[3]);
const require = createRequire(join(process.env.PEERS, "package.json"));
const seal = Buffer.from(sample.cose, "hex");
const x = Buffer.from(sample.x, "hex"), y = Buffer.from(sample.y, "hex");
const forged = Buffer.from(seal);
forged[forged.length - 1] ^= 1;

async function rate(name, check) {
  if (!(await check(seal))) throw new Error(`${name} refuses a good seal`);
  if (await check(forged)) throw new Error(`${name} accepts a forged seal`);
  for (let i = 0; i < 20; ++i) await check(seal);
  const begun = process.cpuUsage();
  const used = () => { const u = process.cpuUsage(begun); return (u.user + u.system) / 1e6; };
  let times = 0;
  while (used() < seconds) { for (let i = 0; i < 10; ++i) await check(seal); times += 10; }
  console.log(`${name} ${Math.round(times / used())}`);
}

const coseJs = require("cose-js");
await rate("cose-js", (bytes) => coseJs.sign.verify(bytes, { key: { x, y } }).then(() => true, () => false));

const { Sign1 } = require("@auth0/cose");
const key = await crypto.subtle.importKey("jwk",
  { kty: "EC", crv: "P-256", x: x.toString("base64url"), y: y.toString("base64url") },
  { name: "ECDSA", namedCurve: "P-256" }, false, ["verify"]);
await rate("@auth0/cose", (bytes) => Promise.resolve().then(() => Sign1.decode(bytes).verify(key)).then(() => true, () => false));
