// The protected header of everything that is signed: algorithm, key id, and what else its user names; none is optional,
// none unknown. The twin of report/seal/header.cpp.
import type { Bytes } from "../base/bytes.js";
import { Refusal } from "../base/refusal.js";
import type { Item } from "./cbor.js";
import { at, integer, isMap, kinds } from "./cbor.js";

export const labels = { algorithm: 1, keyId: 4, countersignature: 11, cwtClaims: 15, type: 16 } as const;
export const sign1Tag = 18;

export const es256 = -7;
export const ed25519 = -8;
export const sm2 = -72001; // SM2 with SM3, identity 1234567812345678
export type Algorithm = typeof es256 | typeof ed25519 | typeof sm2;
export const algorithmOf = (value: number | null): Algorithm | null =>
  value === es256 || value === ed25519 || value === sm2 ? value : null;

export interface Common {
  algorithm: Algorithm;
  keyId: Bytes;
}

// Of a map of 2 + more pairs.
export function readHeader(map: Item, more: number): Common {
  const suite = at(map, labels.algorithm);
  const id = at(map, labels.keyId);
  if (!isMap(map, 2 + more) || !suite || !id)
    throw new Refusal("seal_cose_malformed", "a protected header missing or unknown");
  const algorithm = algorithmOf(integer(suite));
  if (algorithm === null) throw new Refusal("seal_algorithm_unknown");
  if (id.kind !== kinds.bytes || id.content.length !== 4) throw new Refusal("seal_cose_malformed", "key id");
  return { algorithm, keyId: id.content };
}
