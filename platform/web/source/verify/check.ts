// The checks themselves, in the order and with the answers of report/verify/seal_check.cpp. The host in a URL is never
// believed; only the signed lists are.
import type { Bytes } from "../base/bytes.js";
import { Refusal } from "../base/refusal.js";
import type { Claims } from "../seal/claims.js";
import { decodeClaims } from "../seal/claims.js";
import type { Countersignature, Seal } from "../seal/cose.js";
import { bytesToCountersign, bytesToSign, parseSeal } from "../seal/cose.js";
import { fromUrlOrDigits, looksLikeInput } from "../seal/digits.js";
import { aheadOfClock, freshnessOf } from "../trust/freshness.js";
import type { StatusEntry, StatusList } from "../trust/status_list.js";
import { entryOf, withdrawn } from "../trust/status_list.js";
import type { TrustedKey, TrustList } from "../trust/trust_list.js";
import { roles } from "../trust/trust_list.js";
import { eligibleKeys, signerAmong } from "./key_choice.js";
import { Verdict } from "./verdict.js";

const clockSkew = 300; // seconds

export interface Lists {
  trust: TrustList;
  statusOf(issuer: string): Promise<StatusList | null>;
}

class SealCheck {
  constructor(private readonly lists: Lists, private readonly now: number, private readonly verdict: Verdict) {}

  async run(bytes: Bytes) {
    const read = await this.verdict.settle("parsed", () => {
      const seal = parseSeal(bytes);
      return { seal, claims: decodeClaims(seal.payload) };
    });
    if (!read || !this.listVouches()) return;
    const { seal, claims } = read;
    const issuer = await this.issuer(seal, claims);
    if (!issuer) return;
    const copy = seal.countersignature;
    const kiosk = copy ? await this.verdict.settle("countersignature", () => this.kiosk(seal, claims, copy)) : null;
    if (copy && !kiosk) return;
    if (!copy) this.verdict.skip("countersignature");
    if (kiosk && kiosk.revoked !== null) this.verdict.note("kiosk_key_revoked_since", kiosk.revoked);
    if (!this.witnessed(issuer, copy, kiosk)) return;
    this.validity(claims);
    this.verdict.learn({ claims, issuer, copy, kiosk, status: await this.status(claims) });
  }

  // A list past its grace vouches for nobody: the key may have been revoked since. That is no word against the seal.
  private listVouches(): boolean {
    if (freshnessOf(this.lists.trust, this.now) !== "too_old") return true;
    this.verdict.fail("trusted_key", "trust_list_too_old");
    return false;
  }

  private async issuer(seal: Seal, claims: Claims): Promise<TrustedKey | null> {
    const { algorithm, keyId } = seal;
    const question = { role: roles.issuer, keyId, algorithm, owner: claims.issuer, when: claims.issued };
    const keys = await this.verdict.settle("trusted_key", () =>
      eligibleKeys(this.lists.trust, question, "issuer_key_unknown", "issuer_key_not_in_force"));
    if (!keys) return null;
    return this.verdict.settle("signature", async () => {
      const signer = await signerAmong(keys, bytesToSign(seal), seal.signature);
      if (!signer) throw new Refusal("seal_signature_wrong");
      return signer;
    });
  }

  // Its own clock, its own key, and not before the report was issued.
  private async kiosk(seal: Seal, claims: Claims, copy: Countersignature): Promise<TrustedKey> {
    const { algorithm, keyId, printed } = copy;
    const question = { role: roles.kiosk, keyId, algorithm, owner: claims.kiosk, when: printed };
    const keys = await eligibleKeys(this.lists.trust, question, "kiosk_key_unknown", "kiosk_key_not_in_force");
    const kiosk = await signerAmong(keys, bytesToCountersign(seal, copy), copy.signature);
    if (!kiosk) throw new Refusal("countersignature_wrong");
    if (printed + clockSkew < claims.issued || printed > this.now + clockSkew)
      throw new Refusal("countersignature_time_wrong");
    return kiosk;
  }

  // A key revoked since is believed only where a kiosk of good standing printed the seal before the revocation: whoever
  // stole the issuer's key writes any time of issue he likes.
  private witnessed(issuer: TrustedKey, copy: Countersignature | null, kiosk: TrustedKey | null): boolean {
    if (issuer.revoked === null) return true;
    if (!copy || !kiosk || kiosk.revoked !== null || copy.printed >= issuer.revoked) {
      this.verdict.fail("trusted_key", "issuer_key_not_in_force");
      return false;
    }
    this.verdict.note("issuer_key_revoked_since", issuer.revoked);
    return true;
  }

  private validity(claims: Claims) {
    if (claims.issued > this.now + clockSkew) this.verdict.fail("validity", "seal_from_the_future");
    else if (claims.expires < this.now) this.verdict.fail("validity", "seal_expired");
    else this.verdict.pass("validity");
  }

  private async status(claims: Claims): Promise<StatusEntry | null> {
    const list = await this.lists.statusOf(claims.issuer);
    if (!list) {
      this.verdict.skip("status");
      this.verdict.note("status_list_missing");
      return null;
    }
    const entry = entryOf(list, claims.statusIndex);
    if (!entry) this.silence(list);
    else this.verdict.fail("status", entry.state === withdrawn ? "report_withdrawn" : "report_superseded");
    return entry;
  }

  // That a list names no entry says something only while it is not too old; what it names stays so for ever.
  private silence(list: StatusList) {
    const freshness = freshnessOf(list, this.now);
    if (freshness === "too_old") return this.verdict.fail("status", "status_list_too_old");
    if (freshness === "grace") this.verdict.note("status_list_stale", list.nextUpdate);
    this.verdict.pass("status");
  }
}

function begin(lists: Lists, now: number): Verdict {
  const verdict = new Verdict();
  verdict.skip("scanned", "document_digest", "pdf_structure", "pdf_signature");
  if (freshnessOf(lists.trust, now) === "grace") verdict.note("trust_list_stale", lists.trust.nextUpdate);
  if (aheadOfClock(lists.trust, now)) verdict.note("clock_behind_lists", lists.trust.issued);
  return verdict;
}

// now: seconds since 1970
export async function checkText(text: string, lists: Lists, now: number): Promise<Verdict> {
  const verdict = begin(lists, now);
  if (!looksLikeInput(text)) {
    verdict.fail("scanned", "input_is_no_seal");
    return verdict;
  }
  const bytes = await verdict.settle("decoded", () => fromUrlOrDigits(text));
  if (bytes) await new SealCheck(lists, now, verdict).run(bytes);
  return verdict;
}

export async function checkSeal(seal: Bytes, lists: Lists, now: number): Promise<Verdict> {
  const verdict = begin(lists, now);
  verdict.skip("decoded");
  await new SealCheck(lists, now, verdict).run(seal);
  return verdict;
}
