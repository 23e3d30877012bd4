// A failure that was to be expected, by the name it has in base/failures/*.toml.
export type Code =
  | "input_is_no_seal" | "no_code_found" | "code_is_no_seal" | "picture_unreadable"
  | "seal_digits_malformed" | "seal_cbor_malformed" | "seal_cose_malformed" | "seal_algorithm_unknown"
  | "seal_claims_malformed" | "issuer_key_unknown" | "issuer_key_not_in_force" | "issuer_key_revoked_since"
  | "seal_signature_wrong" | "kiosk_key_unknown" | "kiosk_key_not_in_force" | "countersignature_wrong"
  | "countersignature_time_wrong" | "seal_from_the_future" | "seal_expired" | "report_withdrawn" | "report_superseded"
  | "trust_list_malformed" | "trust_list_not_signed" | "trust_list_rolled_back" | "trust_list_stale"
  | "status_list_malformed" | "status_list_not_signed" | "status_list_rolled_back" | "status_list_stale"
  | "status_list_missing" | "trust_list_too_old" | "status_list_too_old" | "clock_behind_lists" | "kiosk_key_revoked_since";

export class Refusal extends Error {
  constructor(readonly code: Code, readonly detail = "") {
    super(detail ? `${code}: ${detail}` : code);
  }
}
