// Seals and lists of the tests' own making, for what no vector has: every key is fresh, so nothing here is worth anything.
import { spawnSync } from "node:child_process";
import { createHash, createPublicKey, generateKeyPairSync, sign } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const head = (kind, value) => {
  const lead = kind << 5;
  if (value < 24) return Buffer.from([lead | value]);
  if (value < 0x100) return Buffer.from([lead | 24, value]);
  if (value < 0x10000) return Buffer.from([lead | 25, value >> 8, value & 255]);
  const wide = Buffer.alloc(5);
  wide[0] = lead | 26;
  wide.writeUInt32BE(value, 1);
  return wide;
};
// Numbers, Buffers, strings, arrays, and Maps whose keys stand in their order already.
export function cbor(value) {
  if (typeof value === "number") return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  if (typeof value === "string") return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Array.isArray(value)) return Buffer.concat([head(4, value.length), ...value.map(cbor)]);
  return Buffer.concat([head(5, value.size), ...[...value].flat().map(cbor)]);
}

const openssl = (input, ...words) => {
  const done = spawnSync("openssl", words, { input });
  if (done.status !== 0) throw new Error(`openssl ${words.join(" ")}: ${done.stderr}`);
  return done.stdout;
};
// ECDSA-Sig-Value in DER to r || s.
function rawOf(der) {
  const part = (at) => ({ bytes: der.subarray(at + 2, at + 2 + der[at + 1]), next: at + 2 + der[at + 1] });
  const r = part(2);
  const s = part(r.next);
  return Buffer.concat([r, s].map(({ bytes }) => Buffer.concat([Buffer.alloc(32), bytes]).subarray(-32)));
}

// Each suite: its number in COSE, where the point stands in the SPKI, and how it signs. SM2 by the openssl program.
const suites = {
  ES256: { algorithm: -7, point: 27, make: () => generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey,
    sign: (key, message) => sign("sha256", message, { key, dsaEncoding: "ieee-p1363" }) },
  Ed25519: { algorithm: -8, point: 12, make: () => generateKeyPairSync("ed25519").privateKey, sign: (key, message) => sign(null, message, key) },
  SM2: { algorithm: -72001, point: 27, make: () => openssl("", "genpkey", "-algorithm", "SM2"),
    sign: (pem, message) => {
      const folder = mkdtempSync(join(tmpdir(), "sm2-"));
      try {
        writeFileSync(join(folder, "key"), pem);
        writeFileSync(join(folder, "message"), message);
        return rawOf(openssl("", "pkeyutl", "-sign", "-inkey", join(folder, "key"), "-in", join(folder, "message"), "-rawin", "-digest", "sm3",
          "-pkeyopt", "distid:1234567812345678"));
      } finally {
        rmSync(folder, { recursive: true });
      }
    } },
};

export function newKey(name = "ES256") {
  const suite = suites[name];
  const secret = suite.make();
  const spki = name === "SM2" ? openssl(secret, "pkey", "-pubout", "-outform", "DER") : createPublicKey(secret).export({ type: "spki", format: "der" });
  const point = spki.subarray(suite.point);
  return { suite, secret, spki, id: createHash("sha256").update(spki).digest().subarray(0, 4), x: point.subarray(0, 32), y: point.subarray(32) };
}

function sign1(key, payload, type) {
  const header = cbor(new Map([[1, key.suite.algorithm], [4, key.id], ...(type ? [[16, type]] : [])]));
  const signature = key.suite.sign(key.secret, cbor(["Signature1", header, Buffer.alloc(0), payload]));
  return Buffer.concat([Buffer.from([0xd2]), cbor([header, new Map(), payload, signature])]);
}

const roles = { issuer: 1, status: 3 };
export function makeOffice(now, suite = "ES256") {
  const [root, issuer] = [newKey(), newKey(suite)];
  const trusted = (role) => new Map([[1, roles[role]], [2, issuer.x], ...(issuer.y.length > 0 ? [[3, issuer.y]] : []), [4, "CN-990000"],
    [5, now - 86400], [6, now + 86400 * 300], [7, "示例市公共信用信息中心"], ...(suite === "ES256" ? [] : [[9, issuer.suite.algorithm]])]);
  const trust = sign1(root, cbor(new Map([[1, 1], [2, now], [3, now + 86400], [4, [trusted("issuer"), trusted("status")]]])), "application/credit-trust-list+cbor");
  const status = sign1(issuer, cbor(new Map([[1, 1], [2, now], [3, now + 86400], [4, "CN-990000"], [5, []]])), "application/credit-status-list+cbor");
  return { root, issuer, trust, status };
}

// A seal of an organisation's report with these counts.
export function makeSeal(issuer, now, edition, counts) {
  const day = Math.floor(now / 86400);
  const inside = new Map([[0, 1], [1, "20261122143005ABCD1234"], [2, "示例市测试有限公司"], [3, "91990000MA00000009"], [4, [day - 1000, day]],
    [5, counts], [6, [-16, Buffer.alloc(32, 7)]], [7, "K-0001"], [8, "bank_loan"], [9, 1], [10, edition]]);
  return sign1(issuer, cbor(new Map([[1, "CN-990000"], [4, now + 86400 * 30], [6, now - 60], [-65537, inside]])));
}

export function digitsOf(bytes) {
  const counts = [0, 3, 5, 8, 10, 13, 15, 17];
  let digits = "";
  for (let at = 0; at < bytes.length; at += 7) {
    const block = bytes.subarray(at, at + 7);
    digits += BigInt(`0x${block.toString("hex")}`).toString().padStart(counts[block.length], "0");
  }
  return digits;
}
