// What the seal says. The twin of report/seal/claims.cpp; the form stands in report/seal/claims.h.
import type { Bytes } from "../base/bytes.js";
import { Refusal } from "../base/refusal.js";
import { at, integer, isMap, kinds, parse } from "./cbor.js";
import { largest32, lastSecond, plainText, Taker, within } from "./taker.js";

export const notAnswered = -1; // the source gave no answer
export const notAsked = -2; // the visitor did not ask for it

const privateKey = -65537;
const sha256Id = -16;
const lastDay = Math.floor(lastSecond / 86400);
const largestCount = 0x7fffffff;

export interface Claims {
  issuer: string;
  issued: number; // seconds since 1970
  expires: number;
  reportNumber: string;
  subjectName: string;
  subjectId: string;
  periodFrom: number; // days since 1970
  periodTo: number;
  counts: number[]; // by the edition's order
  documentDigest: Bytes;
  kiosk: string;
  purpose: string;
  statusIndex: number;
  edition: string;
}

function period(take: Taker): [number, number] {
  const [from, to] = take.array(4, "period", 2, 2).map((day) => within(day, 0, lastDay));
  if (from == null || to == null) throw take.wrong("period");
  return [from, to];
}

function counts(take: Taker): number[] {
  return take.array(5, "chapter counts", 1, 64).map((item) => {
    const count = within(item, notAsked, largestCount);
    if (count === null) throw take.wrong("chapter counts");
    return count;
  });
}

function digest(take: Taker): Bytes {
  const [id, value] = take.array(6, "document digest", 2, 2);
  if (integer(id) !== sha256Id || value?.kind !== kinds.bytes || value.content.length !== 32)
    throw take.wrong("document digest");
  return value.content;
}

const rules: [string, (claims: Claims) => boolean][] = [
  ["issuer", (c) => /^[A-Z0-9-]{1,16}$/.test(c.issuer)],
  ["expires", (c) => c.expires > c.issued],
  ["report number", (c) => /^[0-9]{14}[A-Z0-9]{8}$/.test(c.reportNumber)],
  ["subject name", (c) => plainText(c.subjectName, 64)],
  ["subject id", (c) => plainText(c.subjectId, 24)],
  ["period", (c) => c.periodTo >= c.periodFrom],
  ["kiosk", (c) => plainText(c.kiosk, 24)],
  ["purpose", (c) => plainText(c.purpose, 24)],
  ["edition", (c) => plainText(c.edition, 32)],
];

export function decodeClaims(bytes: Bytes): Claims {
  const root = parse(bytes);
  const inside = at(root, privateKey);
  if (!isMap(root, 4) || !inside || !isMap(inside, 11))
    throw new Refusal("seal_claims_malformed", "a claim missing or unknown");
  const outer = new Taker(root, "seal_claims_malformed");
  const inner = new Taker(inside, "seal_claims_malformed");
  inner.integer(0, "schema", 1, 1);
  const [periodFrom, periodTo] = period(inner);
  const claims: Claims = {
    issuer: outer.text(1, "issuer"),
    expires: outer.instant(4, "expires"),
    issued: outer.instant(6, "issued"),
    reportNumber: inner.text(1, "report number"),
    subjectName: inner.text(2, "subject name"),
    subjectId: inner.text(3, "subject id"),
    periodFrom,
    periodTo,
    counts: counts(inner),
    documentDigest: digest(inner),
    kiosk: inner.text(7, "kiosk"),
    purpose: inner.text(8, "purpose"),
    statusIndex: inner.integer(9, "status index", 0, largest32),
    edition: inner.text(10, "edition"),
  };
  for (const [name, holds] of rules) if (!holds(claims)) throw new Refusal("seal_claims_malformed", name);
  return claims;
}
