// Seals and lists of the tests' own making, for what no vector has: every key is fresh, so nothing here is worth anything.
import { createHash, generateKeyPairSync, sign } from "node:crypto";

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

export function newKey() {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const spki = publicKey.export({ type: "spki", format: "der" });
  return { privateKey, spki, id: createHash("sha256").update(spki).digest().subarray(0, 4), x: spki.subarray(27, 59), y: spki.subarray(59) };
}

function sign1(key, payload, type) {
  const fields = [[1, -7], [4, key.id], ...(type ? [[16, type]] : [])];
  const header = cbor(new Map(fields));
  const signature = sign("sha256", cbor(["Signature1", header, Buffer.alloc(0), payload]), { key: key.privateKey, dsaEncoding: "ieee-p1363" });
  return Buffer.concat([Buffer.from([0xd2]), cbor([header, new Map(), payload, signature])]);
}

const roles = { issuer: 1, status: 3 };
export function makeOffice(now) {
  const [root, issuer] = [newKey(), newKey()];
  const trusted = (role) => new Map([[1, roles[role]], [2, issuer.x], [3, issuer.y], [4, "CN-990000"], [5, now - 86400], [6, now + 86400 * 300], [7, "示例市公共信用信息中心"]]);
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
