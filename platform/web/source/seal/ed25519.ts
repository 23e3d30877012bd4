// Ed25519 for browsers whose WebCrypto has none.
import { verifyAsync } from "@noble/ed25519";
import type { Bytes } from "../base/bytes.js";
import type { PublicKey } from "./key.js";

export async function verify(key: PublicKey, message: Bytes, signature: Bytes): Promise<boolean> {
  try {
    return await verifyAsync(signature, message, key.x, { zip215: false }); // RFC 8032, not the laxer ZIP 215
  } catch {
    return false; // no point of the curve
  }
}
