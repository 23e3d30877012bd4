// A COSE_Sign1 whose protected header names its type (RFC 9596): no signed thing passes for another.
// The twin of report/seal/signed_payload.cpp.
import type { Bytes } from "../base/bytes.js";
import { Refusal } from "../base/refusal.js";
import { at, isMap, kinds, parse } from "../seal/cbor.js";
import { bytesToSign, sign1Parts } from "../seal/cose.js";
import { labels, readHeader } from "../seal/header.js";
import type { Signed } from "../seal/verify.js";

export function parseSigned(bytes: Bytes, type: string): Signed & { payload: Bytes } {
  const { unprotected, ...parts } = sign1Parts(parse(bytes));
  if (!isMap(unprotected, 0)) throw new Refusal("seal_cose_malformed", "parts");
  const map = parse(parts.protectedBytes);
  const common = readHeader(map, 1);
  const named = at(map, labels.type);
  if (named?.kind !== kinds.text || named.text !== type) throw new Refusal("seal_cose_malformed", `not ${type}`);
  return { ...common, message: bytesToSign(parts), signature: parts.signature, payload: parts.payload };
}
