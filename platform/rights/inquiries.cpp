#include "platform/rights/inquiries.h"

#include <algorithm>
#include <array>

#include "base/failure.h"

namespace credit::platform {
namespace {

constexpr std::array actions{"visit",      "report",    "check",      "repair",   "commitments",
                             "evaluation", "inquiries", "objections", "objection"};

const Words& who(const ServiceBook& book, const Inquiry& inquiry, bool own) {
  if (own) return book.label("inquiry_own");
  if (inquiry.action == "person") return book.label("inquiry_staff");
  if (inquiry.authorisation == "holds_paper") return book.label("inquiry_holder");
  if (inquiry.authorisation == "legal_representative") return book.label("inquiry_representative");
  if (inquiry.authorisation == "agent") return book.label("inquiry_agent");
  return book.label("inquiry_other");
}

// Of the person check the register writes the way where others have a purpose.
const Words& what(const ServiceBook& book, const Inquiry& inquiry) {
  const auto& action = inquiry.action;
  if (action == "person") return book.label(inquiry.why == "desk" ? "action_person_desk" : "action_person_phone_code");
  const bool known = std::ranges::find(actions, action) != actions.end();
  return book.label(known ? "action_" + action : "action_other");
}

Words purpose(const Offer& offer, const std::string& code) {
  const auto* known = offer.purpose(code);
  return known ? Words{known->name[0], known->name[1], known->name[2]} : words_of_all(code);
}

Words outcome(const ServiceBook& book, const Inquiry& inquiry) {
  if (inquiry.outcome == "done") return book.label("inquiry_done");
  if (inquiry.outcome == "sent") return book.label("inquiry_sent");
  auto words = book.label("inquiry_refused");
  const auto code = code_named(inquiry.outcome);
  if (!code) return words;
  const auto& said = words_of(*code);
  for (std::size_t i = 0; i < words.size(); ++i)
    words[i] += (i == static_cast<std::size_t>(Language::en) ? ": " : "：") + std::string(said.title[i]);
  return words;
}

SheetEntry entry_of(const ServiceBook& book, const Offer& offer, const Inquiry& inquiry, const std::string& visitor) {
  const bool own = !inquiry.asker.empty() && inquiry.asker == visitor;
  SheetEntry entry;
  entry.title = words_of_all(china_time(inquiry.at));
  if (own) entry.mark = book.label("inquiry_own");
  entry.lines.push_back({book.label("inquiry_what"), what(book, inquiry)});
  if (!own) entry.lines.push_back({book.label("inquiry_by"), who(book, inquiry, own)});
  if (!inquiry.why.empty() && inquiry.action != "person")
    entry.lines.push_back({book.label("inquiry_purpose"), purpose(offer, inquiry.why)});
  entry.lines.push_back({book.label("inquiry_machine"),
                         inquiry.kiosk.empty() ? book.label("inquiry_online") : words_of_all(inquiry.kiosk)});
  entry.lines.push_back({book.label("inquiry_outcome"), outcome(book, inquiry)});
  return entry;
}

}  // namespace

Sheet inquiry_sheet(const ServiceBook& book, const Offer& offer, const std::vector<Inquiry>& inquiries,
                    const std::string& visitor) {
  const auto* service = book.service("inquiries");
  CREDIT_ENSURE(service != nullptr);
  auto sheet = Sheet::of(*service);
  for (const auto& inquiry : inquiries) sheet.entries.push_back(entry_of(book, offer, inquiry, visitor));
  if (sheet.entries.empty()) sheet.note = service->empty;
  return sheet;
}

}  // namespace credit::platform
