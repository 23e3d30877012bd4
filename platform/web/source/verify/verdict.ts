// One answer per stage, and the conclusion they allow. The twin of report/verify/verdict.cpp.
import type { Code } from "../base/refusal.js";
import { Refusal } from "../base/refusal.js";
import type { Claims } from "../seal/claims.js";
import type { Countersignature } from "../seal/cose.js";
import type { StatusEntry } from "../trust/status_list.js";
import type { TrustedKey } from "../trust/trust_list.js";

export const stages = [
  "scanned", "decoded", "parsed", "trusted_key", "signature", "countersignature", "validity", "status",
  "document_digest", "pdf_structure", "pdf_signature",
] as const;
export type Stage = (typeof stages)[number];
export type Answer = "not_reached" | "not_applicable" | "passed" | "failed";
export type Conclusion = "genuine" | "not_genuine" | "genuine_not_valid" | "unreadable";

export interface StageResult {
  answer: Answer;
  failure: Code | null;
}
export interface Facts {
  claims: Claims;
  issuer: TrustedKey;
  copy: Countersignature | null;
  kiosk: TrustedKey | null;
  status: StatusEntry | null;
}
export interface Note {
  code: Code;
  at: number | null; // seconds since 1970, of what the note speaks of
}

export class Verdict {
  private readonly results = Object.fromEntries(
    stages.map((stage) => [stage, { answer: "not_reached", failure: null }]),
  ) as Record<Stage, StageResult>;
  readonly notes: Note[] = [];
  private known: Facts | null = null;

  stage(stage: Stage): StageResult {
    return this.results[stage];
  }
  pass(stage: Stage) {
    this.results[stage] = { answer: "passed", failure: null };
  }
  skip(...skipped: Stage[]) {
    for (const stage of skipped) this.results[stage] = { answer: "not_applicable", failure: null };
  }
  fail(stage: Stage, failure: Code) {
    this.results[stage] = { answer: "failed", failure };
  }
  note(code: Code, at: number | null = null) {
    this.notes.push({ code, at });
  }
  learn(facts: Facts) {
    this.known = facts;
  }

  // Runs the work of one stage: passed with its value, or failed with its refusal and null.
  async settle<T>(stage: Stage, work: () => T | Promise<T>): Promise<T | null> {
    try {
      const value = await work();
      this.pass(stage);
      return value;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.fail(stage, error.code);
      return null;
    }
  }

  get conclusion(): Conclusion {
    if (this.forged()) return "not_genuine";
    if (this.failed("scanned") || !this.complete()) return "unreadable";
    if (this.failed("validity")) return "genuine_not_valid";
    if (this.results.status.failure === "status_list_too_old") return "unreadable";
    return this.failed("status") ? "genuine_not_valid" : "genuine";
  }

  // The sealed facts: nothing unless every signature held.
  get facts(): Facts | null {
    return this.conclusion === "genuine" || this.conclusion === "genuine_not_valid" ? this.known : null;
  }

  private failed(stage: Stage) {
    return this.results[stage].answer === "failed";
  }
  // A failure here says: this is not what the issuer and the kiosk made.
  private forged() {
    const deciding: Stage[] = ["decoded", "parsed", "signature", "countersignature"];
    const untrusted = this.failed("trusted_key") && this.results.trusted_key.failure !== "trust_list_too_old";
    return untrusted || deciding.some((stage) => this.failed(stage)) || this.results.validity.failure === "seal_from_the_future";
  }
  // Nothing left unasked: what was not reached was not proved.
  private complete() {
    const proved: Stage[] = ["parsed", "trusted_key", "signature"];
    return proved.every((stage) => this.results[stage].answer === "passed") &&
      stages.every((stage) => this.results[stage].answer !== "not_reached");
  }
}
