// Records -> document -> seal. What fails its own reading is never sealed.
#pragma once
#include <chrono>
#include <functional>

#include "platform/issue/document_writer.h"
#include "platform/issue/offer.h"
#include "report/seal/signer.h"

namespace credit::platform {

struct Order {
  std::string edition, purpose;
  int years = 5;  // 0: from `from` to `to`, where the edition allows own dates
  std::string kiosk;
  Day from{}, to{};
  std::vector<std::string> domains = {};   // codes asked for, of an edition that goes by domains; none of any other
  std::vector<std::string> left_out = {};  // of those: the visitor agrees to go without, should they not answer
};

struct Issued {
  std::string number, check_code;
  std::uint32_t status_index = 0;
  Instant issued{}, valid_until{};
  Personal<Bytes> document;
  Bytes seal;
};

// Shared by all threads; nothing in it changes.
class Issuer {
 public:
  struct Parts {
    Offer offer;
    document::EditionShelf editions;
    LayoutShelf layouts;
    FeedBook feeds = {};
    SourceBook sources = {};
    std::unique_ptr<seal::Signer> signer;
    std::chrono::days valid{30};
    std::function<Result<std::uint32_t>()> status_index;  // a fresh one for each report, whoever else issues
  };
  explicit Issuer(Parts parts) : parts_(std::move(parts)) {}

  const Offer& offer() const { return parts_.offer; }
  const seal::Signer& signer() const { return *parts_.signer; }
  const document::EditionShelf& editions() const { return parts_.editions; }
  const LayoutShelf& layouts() const { return parts_.layouts; }
  // edition_unknown, edition_not_gathered, edition_not_for_subject, purpose_unknown, span_not_offered,
  // domains_not_offered: nothing was read yet.
  Status check(const Order& order, const ReportSubject& subject, Day today) const;
  // The failures of check, report_not_issuable, seal_too_large, store_unusable, platform_busy. domains_not_answered:
  // nothing was sealed; `silent` holds the domains that gave no answer and that the order does not leave out.
  Result<Issued> issue(Connection& connection, const ReportSubject& subject, const Order& order, Instant now,
                       std::vector<std::string>& silent);

 private:
  DomainPlaces places() const { return {parts_.layouts, parts_.feeds, parts_.sources}; }
  Result<Gathered> gather_for(Connection& connection, const document::Edition& edition, const ReportSubject& subject,
                              const Order& order, const Span& span, std::vector<std::string>& silent) const;
  Result<Bytes> seal(const Issued& issued, const document::Document& document) const;

  Parts parts_;
};

Span span_of(Instant now, int years);
Span span_of(Instant now, const Order& order);

}  // namespace credit::platform
