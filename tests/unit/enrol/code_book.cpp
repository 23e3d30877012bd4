// One-time codes: who may use which, how often and until when.
#include "platform/enrol/code_book.h"

#include "base/failures/enrolment.h"
#include "platform/store/store.h"
#include "tests/support/catch.h"

using namespace credit;
using namespace credit::platform;
using namespace credit::platform::enrol;
using namespace std::chrono_literals;

namespace {

struct Book {
  Book() { REQUIRE(prepare_schema(*store)); }
  std::optional<FailureCode> worth(const std::string& kiosk, std::string_view code, Instant at) {
    const auto tried = try_code(*store, kiosk, code, at);
    REQUIRE(tried);
    return *tried;
  }
  std::unique_ptr<Connection> store = *Connection::open(":memory:");
  Instant now = *parse_rfc3339("2026-11-22T06:30:05Z");
};

}  // namespace

TEST_CASE("code book: a code is good for its machine, once, however it is typed") {
  Book book;
  const auto code = invite(*book.store, "K-0007", book.now, 72h);
  REQUIRE(code);
  const auto text = code->expose();
  CHECK(text.size() == 19);
  CHECK(text.find_first_of("0O1IL2Z5S8B") == std::string::npos);
  auto small = text;
  for (auto& c : small) c = c == '-' ? ' ' : static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  CHECK(!book.worth("K-0007", text, book.now));
  CHECK(!book.worth("K-0007", small, book.now));
  CHECK(book.worth("K-0008", text, book.now) == failure::enrolment_code_wrong);
  REQUIRE(spend_code(*book.store, "K-0007", book.now));
  CHECK(book.worth("K-0007", text, book.now) == failure::enrolment_code_used);
  CHECK(book.worth("K-0007", "wrong", book.now) == failure::enrolment_code_wrong);
  auto rows = book.store->run("SELECT code FROM invitation");
  REQUIRE(rows->next());
  CHECK(rows->text(0).size() == 64);
}

TEST_CASE("code book: codes end with their time, their tries, a new invitation or a withdrawal") {
  Book book;
  const auto first = invite(*book.store, "K-0007", book.now, 1h)->expose();
  CHECK(!book.worth("K-0007", first, book.now + 59min));
  CHECK(book.worth("K-0007", first, book.now + 1h) == failure::enrolment_code_expired);
  CHECK(book.worth("K-0007", "wrong", book.now + 1h) == failure::enrolment_code_wrong);
  const auto second = invite(*book.store, "K-0007", book.now, 1h)->expose();
  CHECK(first != second);
  for (int i = 0; i < tries; ++i) CHECK(book.worth("K-0007", first, book.now) == failure::enrolment_code_wrong);
  CHECK(book.worth("K-0007", second, book.now) == failure::enrolment_code_blocked);
  const auto third = invite(*book.store, "K-0007", book.now, 1h)->expose();
  REQUIRE(withdraw_invitation(*book.store, "K-0007"));
  CHECK(book.worth("K-0007", third, book.now) == failure::enrolment_code_wrong);
}

TEST_CASE("code book: how long an invitation may last") {
  CHECK(parse_hours("72h") == 72h);
  CHECK(parse_hours("720h") == 720h);
  for (const auto* text : {"", "h", "72", "0h", "721h", "-1h", "72hh", "7 2h", "99999999999h"})
    CHECK(!parse_hours(text));
}
