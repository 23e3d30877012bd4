#include "platform/store/inquiries.h"

#include <algorithm>

namespace credit::platform {
namespace {

#define CREDIT_INQUIRY_COLUMNS "SELECT sequence, at, kiosk, asker, why, authorisation, action, outcome, report FROM "

struct Numbered {
  std::int64_t sequence = 0;
  Inquiry inquiry;
};

Status take(Rows rows, std::vector<Numbered>& found) {
  while (rows.next()) {
    Numbered row{
        rows.number(0),
        {{}, rows.text(2), rows.text(3), rows.text(4), rows.text(5), rows.text(6), rows.text(7), rows.text(8)}};
    CREDIT_TRY(row.inquiry.at, parse_rfc3339(rows.text(1)));
    found.push_back(std::move(row));
  }
  return {};
}

}  // namespace

// Two statements, each by its own index: the cost grows with the subject's rows, not with the register.
Result<std::vector<Inquiry>> inquiries_about(Connection& connection, const std::string& digest) {
  std::vector<Numbered> found;
  CREDIT_TRY(auto own, connection.run(CREDIT_INQUIRY_COLUMNS "register WHERE whom = ? AND action <> 'outcome'"
                                                             " ORDER BY sequence DESC LIMIT ?",
                                      {digest, inquiries_shown}));
  CREDIT_CHECK(take(std::move(own), found));
  CREDIT_TRY(auto checks,
             connection.run(CREDIT_INQUIRY_COLUMNS "register WHERE report <> '' AND whom = '' AND report IN"
                                                   " (SELECT number FROM report WHERE subject = ?)"
                                                   " ORDER BY sequence DESC LIMIT ?",
                            {digest, inquiries_shown}));
  CREDIT_CHECK(take(std::move(checks), found));
  std::ranges::sort(found, std::greater{}, &Numbered::sequence);
  if (found.size() > inquiries_shown) found.resize(inquiries_shown);
  std::vector<Inquiry> inquiries;
  for (auto& row : found) inquiries.push_back(std::move(row.inquiry));
  return inquiries;
}

}  // namespace credit::platform
