// What became of an issuer's reports since. The twin of report/trust/status_list.cpp.
import type { Bytes } from "../base/bytes.js";
import { hex, sha256 } from "../base/bytes.js";
import type { Code } from "../base/refusal.js";
import { Refusal } from "../base/refusal.js";
import type { Item } from "../seal/cbor.js";
import { isArray, isMap, parse } from "../seal/cbor.js";
import { largest32, lastSecond, plainText, Taker, within } from "../seal/taker.js";
import type { Signed } from "../seal/verify.js";
import { signedBy } from "../seal/verify.js";
import { parseSigned } from "./signed_payload.js";
import type { TrustedKey, TrustList } from "./trust_list.js";
import { inForce, inside, listLimit, roles } from "./trust_list.js";

const type = "application/credit-status-list+cbor";
const entryLimit = 500000;
const code = "status_list_malformed" satisfies Code;

export const withdrawn = 1;
export const superseded = 2;
export interface StatusEntry {
  index: number;
  state: number;
  since: number;
}
export interface StatusList {
  sequence: number;
  content: string; // digest of the payload: one number, one content
  issued: number;
  nextUpdate: number;
  issuer: string;
  entries: StatusEntry[]; // by rising index
}

function readEntry(item: Item): StatusEntry {
  const [index, state, since] = item.children;
  const entry = {
    index: within(index, 0, largest32),
    state: within(state, withdrawn, superseded),
    since: within(since, 0, lastSecond),
  };
  if (!isArray(item, 3) || entry.index === null || entry.state === null || entry.since === null)
    throw new Refusal(code, "an entry");
  return entry as StatusEntry;
}

function decode(payload: Bytes): Omit<StatusList, "content"> {
  const root = parse(payload);
  if (!isMap(root, 5)) throw new Refusal(code, "parts");
  const take = new Taker(root, code);
  const list = {
    sequence: take.integer(1, "sequence", 0, largest32),
    issued: take.instant(2, "issued"),
    nextUpdate: take.instant(3, "next update"),
    issuer: take.text(4, "issuer"),
    entries: take.array(5, "entries", 0, entryLimit).map(readEntry),
  };
  if (list.issued >= list.nextUpdate) throw new Refusal(code, "dates");
  if (!plainText(list.issuer, 24)) throw new Refusal(code, "issuer");
  if (list.entries.some((entry, i) => i > 0 && list.entries[i - 1]!.index >= entry.index))
    throw new Refusal(code, "entries out of order");
  return list;
}

// Several may fit: an id is a hint, and one key may speak for two issuers.
async function signersOf(parts: Signed, trust: TrustList): Promise<TrustedKey[]> {
  const signers: TrustedKey[] = [];
  for (const key of trust.keys) if (key.role === roles.status && (await signedBy(parts, key))) signers.push(key);
  return signers;
}

export async function openStatusList(bytes: Bytes, trust: TrustList): Promise<StatusList> {
  if (bytes.length > listLimit) throw new Refusal(code, "too large");
  const parts = inside(code, () => parseSigned(bytes, type));
  const signers = await signersOf(parts, trust); // before the payload is read
  if (signers.length === 0) throw new Refusal("status_list_not_signed", "no status key of the trust list signed it");
  const list = inside(code, () => decode(parts.payload));
  const own = signers.filter((key) => key.owner === list.issuer);
  if (own.length === 0) throw new Refusal("status_list_not_signed", "signed by another issuer");
  if (!own.some((key) => inForce(key, list.issued))) throw new Refusal("status_list_not_signed", "the key was not in force");
  return { ...list, content: hex(await sha256(parts.payload)) };
}

export const entryOf = (list: StatusList, index: number): StatusEntry | null =>
  list.entries.find((entry) => entry.index === index) ?? null;
