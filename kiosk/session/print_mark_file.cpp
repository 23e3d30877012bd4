#include "kiosk/session/print_mark_file.h"

#include <charconv>
#include <system_error>

#include "base/failures/common.h"
#include "base/failures/visit.h"
#include "base/file.h"

namespace credit::session {

namespace {

constexpr std::size_t longest = 4096;
constexpr unsigned owner_only = 0600;

// Three lines: report number (empty for a slip), copy, token.
std::optional<PrintMark> parse(std::string_view text) {
  const auto first = text.find('\n');
  const auto second = first == text.npos ? text.npos : text.find('\n', first + 1);
  if (second == text.npos) return {};
  PrintMark mark;
  mark.report_number = text.substr(0, first);
  const auto copy = text.substr(first + 1, second - first - 1);
  const auto read = std::from_chars(copy.data(), copy.data() + copy.size(), mark.copy);
  if (read.ec != std::errc{} || read.ptr != copy.data() + copy.size() || mark.copy < 1) return {};
  mark.token = Personal<std::string>(std::string(text.substr(second + 1)));
  return mark;
}

}  // namespace

Status PrintMarkFile::set(const PrintMark& mark) {
  const Personal<std::string> text(mark.report_number + "\n" + std::to_string(mark.copy) + "\n" + mark.token.expose());
  return write_file(file_, view(text.expose()), owner_only);
}

Status PrintMarkFile::clear() {
  std::error_code error;
  std::filesystem::remove(file_, error);
  if (error) return fail(failure::file_unwritable, file_.string());
  return {};
}

Result<std::optional<PrintMark>> PrintMarkFile::left_behind() const {
  std::error_code error;
  if (!std::filesystem::exists(file_, error)) return std::optional<PrintMark>{};
  CREDIT_TRY(const Personal<Bytes> text,
             read_file(file_, longest).map([](Bytes bytes) { return Personal<Bytes>(std::move(bytes)); }));
  auto mark = parse(text_view(text.expose()));
  if (!mark) return fail(failure::file_unreadable, file_.string() + " is no print mark");
  return mark;
}

Status PrintMarkFile::clear(const PrintMark& only) {
  CREDIT_TRY(const auto mark, left_behind());
  const bool same = mark && mark->report_number == only.report_number && mark->copy == only.copy &&
                    mark->token.expose() == only.token.expose();
  return same ? clear() : Status{};
}

namespace {

Status write_unconfirmed(const PrintMark& mark, audit::Journal& journal) {
  const bool report = !mark.report_number.empty();
  std::vector<audit::Fact> facts{{audit::FactKind::copy, std::to_string(mark.copy)},
                                 {audit::FactKind::outcome, "unconfirmed"},
                                 {audit::FactKind::failure, std::string(words_of(failure::paper_unconfirmed).code)}};
  if (report) facts.insert(facts.begin(), {audit::FactKind::report_number, mark.report_number});
  return journal.write(report ? audit::EventKind::print_complete : audit::EventKind::slip_complete, std::move(facts));
}

}  // namespace

Status settle(const PrintMark& mark, const std::optional<platform_client::OutcomeReport>& ended,
              audit::Journal& journal, platform_client::Client& platform, PrintMarker& marker) {
  if (!ended) CREDIT_CHECK(write_unconfirmed(mark, journal));
  if (mark.report_number.empty() || mark.token.empty()) return marker.clear();
  const platform_client::OutcomeReport unconfirmed{
      mark.report_number, platform_client::OutcomeKind::unconfirmed, 0, mark.copy, {}};
  platform.tell_outcome({mark.token, {}}, ended.value_or(unconfirmed), [&marker, mark](const Result<bool>& told) {
    if (told) marker.clear(mark);
  });
  return {};
}

}  // namespace credit::session
