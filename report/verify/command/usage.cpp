#include <algorithm>

#include "report/verify/command/options.h"

namespace credit::verify::command {
namespace {

std::string option_lines() {
  std::string lines;
  for (const auto& rule : option_table()) {
    std::string left = "  " + std::string(rule.name) + (rule.value == Value::none ? "" : " ") + rule.value_name;
    left.resize(std::max<std::size_t>(left.size() + 2, 30), ' ');
    lines += left + rule.help + "\n";
  }
  return lines;
}

}  // namespace

std::string usage() {
  return R"(credit-verify: is this public credit report genuine, and what does it say?

usage: credit-verify [OPTION...] INPUT...
       credit-verify --batch SOURCE [--format csv|jsonl] [--output FILE [--resume]] [OPTION...]

INPUT is one of
  the address in the report's QR code, or its digits
  a photo or scan of the report (PNG or JPEG); several pictures are the pages of one report
  the report's PDF; with --scan, a scanner's PDF of the paper
  a file for the archives (GB/T 35275): the document, signed with SM2
  -   for any of these on standard input

)" + option_lines() +
         R"(
exit status
  0  genuine and valid
  1  not genuine
  2  genuine, but expired, superseded or withdrawn
  3  the input could not be read, or the command line is wrong
  4  a batch was interrupted; what it wrote so far is whole, and --resume goes on there
  a batch: 0 when every report is genuine and valid, else the first of 1, 3, 2 that any of them has

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
               copy {number, printed, kiosk_name} | null, time_stamp {time, authority, proven} | null,
               status {state, since} | null}

Batch: one line a report, in the order of SOURCE, whatever the input is. A list holds a file's name or a seal (its
address or digits) a line; empty lines are passed over. A folder is walked with its subfolders, by name.
  JSON Lines   {line, input, conclusion, stages {stage: answer}, failures [code], notes [code], facts}
  CSV          RFC 4180 with a head; a field that a spreadsheet would take for a formula begins with an apostrophe
A seal in the list is not repeated in the result: its line number, and its last twelve digits, name it.

No network is used and no host in an address is believed: only the trust file is.
)";
}

}  // namespace credit::verify::command
