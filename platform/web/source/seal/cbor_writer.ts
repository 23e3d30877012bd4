// Writing the little deterministic CBOR that signatures cover.
import type { Bytes } from "../base/bytes.js";
import { joined, utf8 } from "../base/bytes.js";
import { kinds } from "./cbor.js";

export function head(kind: number, argument: number): Bytes {
  const lead = kind << 5;
  if (argument < 24) return Uint8Array.of(lead | argument);
  if (argument < 0x100) return Uint8Array.of(lead | 24, argument);
  if (argument < 0x10000) return Uint8Array.of(lead | 25, argument >> 8, argument & 255);
  return Uint8Array.of(lead | 26, argument >>> 24, (argument >> 16) & 255, (argument >> 8) & 255, argument & 255);
}

export const array = (...items: Uint8Array[]): Bytes => joined(head(kinds.array, items.length), ...items);
export const bytes = (content: Uint8Array): Bytes => joined(head(kinds.bytes, content.length), content);
export const text = (content: string): Bytes => joined(head(kinds.text, utf8(content).length), utf8(content));
