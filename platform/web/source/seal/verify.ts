// One signature of one of our suites. What the browser cannot do itself is loaded only when it is needed.
import type { Bytes } from "../base/bytes.js";
import { equal, joined } from "../base/bytes.js";
import type { Common } from "./header.js";
import { ed25519, es256, sm2 } from "./header.js";
import type { PublicKey } from "./key.js";
import { keyIdOf } from "./key.js";

async function verifyEs256(key: PublicKey, message: Bytes, signature: Bytes): Promise<boolean> {
  const point = joined(Uint8Array.of(4), key.x, key.y);
  const imported = await crypto.subtle.importKey("raw", point, { name: "ECDSA", namedCurve: "P-256" }, false, ["verify"]);
  return crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, imported, signature, message);
}

// Older engines have no Ed25519; they say so when they are handed a key.
const nativeEd25519 = (key: PublicKey): Promise<CryptoKey | null> =>
  crypto.subtle.importKey("raw", key.x, { name: "Ed25519" }, false, ["verify"]).catch(() => null);

async function verifyEd25519(key: PublicKey, message: Bytes, signature: Bytes): Promise<boolean> {
  const imported = await nativeEd25519(key);
  if (!imported) return (await import("./ed25519.js")).verify(key, message, signature);
  return crypto.subtle.verify({ name: "Ed25519" }, imported, signature, message);
}

// Has at hand, off line too, what the keys of a list will want.
export async function prepareFor(keys: PublicKey[]): Promise<void> {
  const edwards = keys.find((key) => key.algorithm === ed25519);
  if (edwards && !(await nativeEd25519(edwards))) await import("./ed25519.js");
  if (keys.some((key) => key.algorithm === sm2)) await import("./sm2.js");
}

export async function verifySignature(key: PublicKey, message: Bytes, signature: Bytes): Promise<boolean> {
  if (signature.length !== 64) return false;
  if (key.algorithm === es256) return verifyEs256(key, message, signature);
  if (key.algorithm === ed25519) return verifyEd25519(key, message, signature);
  return (await import("./sm2.js")).verify(key, message, signature);
}

export interface Signed extends Common {
  message: Bytes; // what the signature covers
  signature: Bytes;
}

export const signedBy = async (signed: Signed, key: PublicKey): Promise<boolean> =>
  signed.algorithm === key.algorithm && equal(signed.keyId, await keyIdOf(key)) &&
  verifySignature(key, signed.message, signed.signature);
