// COSE_Sign1 (RFC 9052) by the issuer with one RFC 9338 countersignature by the kiosk. The twin of report/seal/cose.cpp.
import type { Bytes } from "../base/bytes.js";
import { Refusal } from "../base/refusal.js";
import type { Item } from "./cbor.js";
import { at, isArray, isMap, kinds, parse } from "./cbor.js";
import * as write from "./cbor_writer.js";
import type { Common } from "./header.js";
import { labels, readHeader, sign1Tag } from "./header.js";
import { lastSecond, within } from "./taker.js";

const sealLimit = 512; // bytes
const signatureSize = 64;
const printedClaim = 6;
const copyClaim = -65538;
const lastCopy = 99;

export interface Countersignature extends Common {
  printed: number; // seconds since 1970
  copy: number;
  protectedBytes: Bytes;
  signature: Bytes;
}
export interface Seal extends Common {
  protectedBytes: Bytes;
  payload: Bytes;
  signature: Bytes;
  countersignature: Countersignature | null;
}

const wrong = (what: string) => new Refusal("seal_cose_malformed", what);
const content = (item: Item | undefined): Bytes | null => (item?.kind === kinds.bytes ? item.content : null);

function readKioskHeader(protectedBytes: Bytes): Common & { printed: number; copy: number } {
  const map = parse(protectedBytes);
  const common = readHeader(map, 1);
  const claims = at(map, labels.cwtClaims);
  const printed = claims && at(claims, printedClaim);
  const copy = claims && at(claims, copyClaim);
  if (!claims || !printed || !copy || !isMap(claims, 2)) throw wrong("claims of the countersignature");
  const moment = within(printed, 0, lastSecond);
  const number = within(copy, 1, lastCopy);
  if (moment === null) throw wrong("time of the countersignature");
  if (number === null) throw wrong("copy of the countersignature");
  return { ...common, printed: moment, copy: number };
}

function readCountersignature(unprotected: Item): Countersignature {
  const item = at(unprotected, labels.countersignature);
  if (!isMap(unprotected, 1) || !item || !isArray(item, 3)) throw wrong("unprotected header");
  const [header, none, signed] = item.children;
  const protectedBytes = content(header);
  const signature = content(signed);
  if (!protectedBytes || !isMap(none!, 0) || signature?.length !== signatureSize) throw wrong("countersignature");
  return { ...readKioskHeader(protectedBytes), protectedBytes, signature };
}

// The four parts of a tagged COSE_Sign1; the unprotected header as it stands.
export function sign1Parts(root: Item): { protectedBytes: Bytes; unprotected: Item; payload: Bytes; signature: Bytes } {
  const array = root.children[0];
  if (root.kind !== kinds.tag || root.argument !== sign1Tag || !array || !isArray(array, 4))
    throw wrong("not a tagged COSE_Sign1");
  const [header, unprotected, body, signed] = array.children;
  const protectedBytes = content(header);
  const payload = content(body);
  const signature = content(signed);
  if (!protectedBytes || !payload || !signature) throw wrong("parts");
  return { protectedBytes, unprotected: unprotected!, payload, signature };
}

// Deterministic CBOR in a fixed form: these bytes are the only spelling of what they say.
export function parseSeal(bytes: Bytes): Seal {
  if (bytes.length > sealLimit) throw wrong("longer than any seal");
  const { unprotected, ...parts } = sign1Parts(parse(bytes));
  if (parts.signature.length !== signatureSize) throw wrong("parts");
  const countersignature = isMap(unprotected, 0) ? null : readCountersignature(unprotected);
  return { ...readHeader(parse(parts.protectedBytes), 0), ...parts, countersignature };
}

const none = new Uint8Array(0);

// Sig_structure "Signature1", RFC 9052 section 4.4
export const bytesToSign = (of: { protectedBytes: Bytes; payload: Bytes }): Bytes =>
  write.array(write.text("Signature1"), write.bytes(of.protectedBytes), write.bytes(none), write.bytes(of.payload));

// Countersign_structure "CounterSignatureV2", RFC 9338 section 3.3
export const bytesToCountersign = (seal: Seal, by: Countersignature): Bytes =>
  write.array(write.text("CounterSignatureV2"), write.bytes(seal.protectedBytes), write.bytes(by.protectedBytes),
    write.bytes(none), write.bytes(seal.payload), write.array(write.bytes(seal.signature)));
