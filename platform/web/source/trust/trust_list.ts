// Whom we believe. The twin of report/trust/trust_list.cpp; the form stands in report/trust/trust_list.h.
import type { Bytes } from "../base/bytes.js";
import { hex, sha256 } from "../base/bytes.js";
import type { Code } from "../base/refusal.js";
import { Refusal } from "../base/refusal.js";
import type { Item } from "../seal/cbor.js";
import { at, integer, isMap, parse } from "../seal/cbor.js";
import { algorithmOf, ed25519, es256 } from "../seal/header.js";
import type { PublicKey } from "../seal/key.js";
import { isPoint } from "../seal/key.js";
import { largest32, plainText, Taker } from "../seal/taker.js";
import { signedBy } from "../seal/verify.js";
import { parseSigned } from "./signed_payload.js";

export const roles = { issuer: 1, kiosk: 2, status: 3, root: 4 } as const;
const type = "application/credit-trust-list+cbor";
const keyLimit = 50000;
export const listLimit = 8 << 20; // bytes
const code = "trust_list_malformed" satisfies Code;

export interface TrustedKey extends PublicKey {
  role: number;
  owner: string; // issuer code, or kiosk id
  validFrom: number; // seconds since 1970
  validTo: number;
  revoked: number | null;
  name: string; // shown to people
}
export interface TrustList {
  sequence: number;
  content: string; // digest of the payload: one number, one content
  root: PublicKey; // that signed it
  issued: number;
  nextUpdate: number;
  keys: TrustedKey[];
}

// Whatever is wrong inside a list is wrong of the list.
export function inside<T>(asCode: Code, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof Refusal && error.code !== asCode ? new Refusal(asCode, error.message) : error;
  }
}

// ES256 is not written out, so written out it is refused: one key has one spelling.
function algorithm(item: Item) {
  const named = at(item, 9);
  if (!named) return es256;
  const found = algorithmOf(integer(named));
  if (found === null || found === es256) throw new Refusal(code, "a key's algorithm");
  return found;
}

function coordinate(take: Taker, key: number, name: string): Bytes {
  const bytes = take.bytes(key, name);
  if (bytes.length !== 32) throw take.wrong(name);
  return bytes;
}

function readKey(item: Item): TrustedKey {
  const suite = algorithm(item);
  const hasY = suite !== ed25519;
  const isRevoked = at(item, 8) !== undefined;
  if (!isMap(item, 6 + Number(hasY) + Number(isRevoked) + Number(suite !== es256))) throw new Refusal(code, "a key's parts");
  const take = new Taker(item, code);
  const key: TrustedKey = {
    algorithm: suite,
    role: take.integer(1, "role", 1, 4),
    x: coordinate(take, 2, "x"),
    y: hasY ? coordinate(take, 3, "y") : new Uint8Array(0),
    owner: take.text(4, "owner"),
    validFrom: take.instant(5, "valid from"),
    validTo: take.instant(6, "valid to"),
    name: take.text(7, "name"),
    revoked: isRevoked ? take.instant(8, "revoked") : null,
  };
  const good = plainText(key.owner, 24) && plainText(key.name, 128) && key.validFrom < key.validTo && isPoint(key);
  if (!good) throw new Refusal(code, `key of ${key.owner}`);
  return key;
}

// May this key vouch for something said to be made at that moment? A revoked key never may.
export const inForce = (key: TrustedKey, at: number) => key.revoked === null && at >= key.validFrom && at < key.validTo;

function decode(payload: Bytes): Omit<TrustList, "content" | "root"> {
  const root = parse(payload);
  if (!isMap(root, 4)) throw new Refusal(code, "parts");
  const take = new Taker(root, code);
  const list = {
    sequence: take.integer(1, "sequence", 0, largest32),
    issued: take.instant(2, "issued"),
    nextUpdate: take.instant(3, "next update"),
    keys: take.array(4, "keys", 0, keyLimit).map(readKey),
  };
  if (list.issued >= list.nextUpdate) throw new Refusal(code, "dates");
  return list;
}

export async function openTrustList(bytes: Bytes, root: PublicKey): Promise<TrustList> {
  if (bytes.length > listLimit) throw new Refusal(code, "too large");
  const parts = inside(code, () => parseSigned(bytes, type));
  if (!(await signedBy(parts, root))) throw new Refusal("trust_list_not_signed");
  return { ...inside(code, () => decode(parts.payload)), content: hex(await sha256(parts.payload)), root };
}

// The root we hold to, or one that the list we hold names as the next: from then on we hold to that one.
export async function openNextTrustList(bytes: Bytes, root: PublicKey, held: TrustList | null): Promise<TrustList> {
  try {
    return await openTrustList(bytes, root);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "trust_list_not_signed") throw error;
    for (const key of held?.keys ?? []) {
      const next = key.role === roles.root ? await openTrustList(bytes, key).catch(() => null) : null;
      if (next && inForce(key, next.issued)) return next;
    }
    throw error;
  }
}
