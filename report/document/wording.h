// The words of the results, edition data. They state and count; they never praise (edition_wording_refused).
#pragma once
#include <string>

namespace credit::document {

class Answer;
struct Document;
struct DomainRule;
struct Edition;

struct Wording {
  std::string none;          // answered, no record
  std::string some;          // answered; holds {count}
  std::string not_answered;  // no conclusion was made
  // The rest only where an edition goes by domains.
  std::string not_asked;
  std::string partial;  // the source's data begins inside the span; holds {from}
  std::string overall;  // holds {domains} {asked} {none} {some} {records} {not_answered} {not_asked}
  std::string scope;    // holds {region} {domains} {from} {to} {cut_off}
};

std::string result_line(const Wording& wording, const Answer& answer);
// As above, and says so where an answer covers only a part of the span.
std::string result_line(const Edition& edition, const DomainRule& domain, const Document& document,
                        const Answer& answer);
// Only of an edition that goes by domains.
std::string overall_line(const Edition& edition, const Document& document);
std::string scope_line(const Edition& edition, const Document& document);

}  // namespace credit::document
