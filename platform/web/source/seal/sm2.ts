// SM2 with SM3 and the identity of GB/T 35276: no browser has it.
import { sm2 } from "sm-crypto-v2";
import type { Bytes } from "../base/bytes.js";
import { hex, joined } from "../base/bytes.js";
import type { PublicKey } from "./key.js";

const identity = "1234567812345678";

export async function verify(key: PublicKey, message: Bytes, signature: Bytes): Promise<boolean> {
  const point = hex(joined(Uint8Array.of(4), key.x, key.y));
  try {
    return sm2.doVerifySignature(message, hex(signature), point, { hash: true, userId: identity });
  } catch {
    return false; // r or s out of range
  }
}
