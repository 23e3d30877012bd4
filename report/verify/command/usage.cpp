#include "report/verify/command/answer.h"

namespace credit::verify::command {

std::string usage() {
  return R"(credit-verify: is this public credit report genuine, and what does it say?

usage: credit-verify [--trust FILE] [--at RFC3339] [--json] [--lang LANGUAGE] [--editions DIR] INPUT

INPUT is one of
  the address in the report's QR code, or its digits
  a photo or scan of the report (PNG or JPEG)
  the report's PDF
  -   for any of these on standard input

  --trust FILE     whom to believe (default /etc/credit/trust.cbor)
  --at RFC3339     check as of this time instead of now, for example 2026-11-22T08:00:00Z
  --json           one JSON object instead of words
  --lang LANGUAGE  zh_CN, zh_TW or en (default: LC_ALL, LC_MESSAGES or LANG, else zh_CN)
  --editions DIR   the editions' files, for the chapters' titles
  --help           this text

exit status
  0  genuine and valid
  1  not genuine
  2  genuine, but expired, superseded or withdrawn
  3  the input could not be read, or the command line is wrong

JSON members
  conclusion   genuine | not_genuine | genuine_not_valid | unreadable
  headline, exit_status, checked_at, trust_list {sequence, issued, next_update}
  stages       [{stage, answer, failure?}], answer: passed | failed | not_applicable | not_reached
  failure      {code, title, advice, detail}
  disagreements [{fact, page, where}], what a PDF's pages say otherwise than the seal; never what stands there instead
  notes        [failure], what weakens the answer without changing it
  facts        null unless the conclusion is genuine or genuine_not_valid, else {issuer {code, name}, report_number,
               issued, expires, subject {name, id}, period {from, to}, edition,
               chapters [{number, answered, records, id?, title?}], purpose, kiosk, status_index, document_sha256,
               copy {number, printed, kiosk_name} | null, status {state, since} | null}

No network is used and no host in an address is believed: only the trust file is.
)";
}

}  // namespace credit::verify::command
