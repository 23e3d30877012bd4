// The online check: number and check code as they stand on the paper. What comes back is the seal the platform
// registered, which is then checked like any other.
import type { Bytes } from "../base/bytes.js";
import { fromBase64 } from "../base/bytes.js";

export type Refused = "numberWrong" | "codeWrong" | "noMatch" | "tooOften" | "offline" | "failed";

const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"; // GB 32100: no I, O, S, V, Z

// Blanks, hyphens, small and full-width letters are how people type.
export const folded = (typed: string): string => typed.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase();

export const numberValid = (number: string): boolean => /^[0-9]{14}[A-Z0-9]{8}$/.test(number);

// The weights of GB 32100, modulo 31: a slip of the finger is found before anybody is asked.
export function codeValid(code: string): boolean {
  const values = Array.from(code, (c) => alphabet.indexOf(c));
  if (values.length !== 12 || values.includes(-1)) return false;
  let sum = 0;
  let weight = 1;
  for (const value of values.slice(0, 11)) {
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return (31 - (sum % 31)) % 31 === values[11];
}

const refusals: Record<number, Refused> = { 404: "noMatch", 422: "codeWrong", 429: "tooOften" };

export async function askPlatform(typedNumber: string, typedCode: string): Promise<Bytes | Refused> {
  const report_number = folded(typedNumber);
  const check_code = folded(typedCode);
  if (!numberValid(report_number)) return "numberWrong";
  if (!codeValid(check_code)) return "codeWrong";
  try {
    const body = JSON.stringify({ report_number, check_code });
    const headers = { "content-type": "application/json" };
    const answer = await fetch("/v1/check", { method: "POST", body, headers, credentials: "omit", cache: "no-store" });
    if (!answer.ok) return refusals[answer.status] ?? "failed";
    return fromBase64(((await answer.json()) as { seal: string }).seal);
  } catch {
    return navigator.onLine ? "failed" : "offline";
  }
}
