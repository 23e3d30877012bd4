// Which keys of the trust list may have signed. The twin of report/verify/key_choice.cpp.
import type { Bytes } from "../base/bytes.js";
import { equal } from "../base/bytes.js";
import type { Code } from "../base/refusal.js";
import { Refusal } from "../base/refusal.js";
import type { Common } from "../seal/header.js";
import { keyIdOf } from "../seal/key.js";
import { verifySignature } from "../seal/verify.js";
import type { TrustedKey, TrustList } from "../trust/trust_list.js";

export interface Question extends Common {
  role: number;
  owner: string;
  when: number; // of signing, as the signed bytes say
}

const inForce = (key: TrustedKey, when: number) =>
  when >= key.validFrom && when < key.validTo && !(key.revoked !== null && when >= key.revoked);

// At least one key, or why there is none: nobody known, or known and not in force at that time.
export async function eligibleKeys(list: TrustList, question: Question, unknown: Code, notInForce: Code) {
  const known: TrustedKey[] = [];
  for (const key of list.keys) {
    const asked = key.role === question.role && key.owner === question.owner && key.algorithm === question.algorithm;
    if (asked && equal(await keyIdOf(key), question.keyId)) known.push(key);
  }
  if (known.length === 0) throw new Refusal(unknown);
  const keys = known.filter((key) => inForce(key, question.when));
  if (keys.length === 0) throw new Refusal(notInForce);
  return keys;
}

// The key id is a hint: several keys may share it.
export async function signerAmong(keys: TrustedKey[], message: Bytes, signature: Bytes): Promise<TrustedKey | null> {
  for (const key of keys) if (await verifySignature(key, message, signature)) return key;
  return null;
}
