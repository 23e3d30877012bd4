// Public keys: their form, their id, and whether they are points of their curves at all.
import type { Bytes } from "../base/bytes.js";
import { bytesOf, equal, joined, sha256 } from "../base/bytes.js";
import type { Algorithm } from "./header.js";
import { ed25519, es256, sm2 } from "./header.js";

export interface PublicKey {
  algorithm: Algorithm;
  x: Bytes; // 32 bytes
  y: Bytes; // 32 bytes; none with Ed25519
}

// SubjectPublicKeyInfo before the point: RFC 5480, RFC 8410, GB/T 35276
const heads: Record<Algorithm, Bytes> = {
  [es256]: bytesOf("3059301306072a8648ce3d020106082a8648ce3d03010703420004"),
  [ed25519]: bytesOf("302a300506032b6570032100"),
  [sm2]: bytesOf("3059301306072a8648ce3d020106082a811ccf5501822d03420004"),
};

export const spkiOf = (key: PublicKey): Bytes => joined(heads[key.algorithm], key.x, key.y);
export const keyIdOf = async (key: PublicKey): Promise<Bytes> => (await sha256(spkiOf(key))).subarray(0, 4);

export function keyFromSpki(der: Bytes): PublicKey | null {
  for (const algorithm of [es256, ed25519, sm2] as const) {
    const head = heads[algorithm];
    const point = der.subarray(head.length);
    if (!equal(der.subarray(0, head.length), head) || point.length !== (algorithm === ed25519 ? 32 : 64)) continue;
    const key = { algorithm, x: point.subarray(0, 32), y: point.subarray(32) };
    return isPoint(key) ? key : null;
  }
  return null;
}

// y^2 = x^3 - 3x + b mod p: a is -3 on both curves
const curves = {
  [es256]: {
    p: 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
  },
  [sm2]: {
    p: 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
    b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
  },
};

const number = (bytes: Bytes): bigint => bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);

export function isPoint(key: PublicKey): boolean {
  if (key.algorithm === ed25519) return key.x.length === 32 && key.y.length === 0;
  const { p, b } = curves[key.algorithm];
  const x = number(key.x);
  const y = number(key.y);
  return x < p && y < p && (y * y - (x * x * x - 3n * x + b)) % p === 0n;
}
