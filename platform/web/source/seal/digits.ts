// Seal bytes out of decimal digits: blocks of 7 bytes are 17 digits, a shorter last block has its own fixed count.
// The twin of report/seal/digits.cpp.
import type { Bytes } from "../base/bytes.js";
import { utf8 } from "../base/bytes.js";
import { Refusal } from "../base/refusal.js";

const digitsOfBytes = [0, 3, 5, 8, 10, 13, 15, 17];
const block = 17;
const digitLimit = 1244;
const textLimit = 16384; // bytes
const fewestDigits = 243; // 100 bytes: a signature alone has 64

const wrong = (what: string) => new Refusal("seal_digits_malformed", what);

function blockBytes(digits: string): number[] {
  const size = digitsOfBytes.indexOf(digits.length);
  if (size < 1) throw wrong(`a last block of ${digits.length} digits`);
  let value = BigInt(digits);
  const bytes = new Array<number>(size);
  for (let i = size - 1; i >= 0; --i, value >>= 8n) bytes[i] = Number(value & 255n);
  if (value !== 0n) throw wrong("a block too large for its bytes");
  return bytes;
}

function fromDigits(digits: string): Bytes {
  if (digits === "") throw wrong("no digits");
  if (digits.length > digitLimit) throw wrong(`more than ${digitLimit} digits`);
  const bytes: number[] = [];
  for (let at = 0; at < digits.length; at += block) bytes.push(...blockBytes(digits.slice(at, at + block)));
  return Uint8Array.from(bytes);
}

// What an input method is known to change: full-width digits, blanks, the full-width blank. Null for anything else.
function folded(c: string): string | null {
  if (c >= "0" && c <= "9") return c;
  if (" \t\r\n\u3000".includes(c)) return "";
  if (c >= "\uFF10" && c <= "\uFF19") return String.fromCharCode(c.charCodeAt(0) - 0xff10 + 0x30);
  return null;
}

// Everything after the last # or full-width #; the host before it is not looked at.
export function fromUrlOrDigits(text: string): Bytes {
  const rest = text.slice(Math.max(text.lastIndexOf("#"), text.lastIndexOf("\uFF03")) + 1);
  let digits = "";
  for (const c of rest) {
    const one = folded(c);
    if (one === null) throw wrong("something other than a digit");
    digits += one;
  }
  return fromDigits(digits);
}

// Long enough to be a seal at all: else the answer is that nothing was read, not that it is wrong.
export const looksLikeInput = (text: string): boolean =>
  utf8(text).length <= textLimit && (text.match(/[0-9\uFF10-\uFF19]/g) ?? []).length >= fewestDigits;

// The text of a seal's code: a # and then digits only. A page may carry other codes too.
export const looksLikeSeal = (text: string): boolean => {
  const hash = text.lastIndexOf("#");
  return hash >= 0 && text.length - hash > fewestDigits && /^[0-9]+$/.test(text.slice(hash + 1));
};
