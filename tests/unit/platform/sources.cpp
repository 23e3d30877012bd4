// A domain's own source behind a Unix socket: late, slow, broken, silent, wordy and wrong ones; and the breaker.
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <functional>
#include <thread>

#include "base/failures/reports.h"
#include "base/file.h"
#include "platform/service/unix_socket.h"
#include "platform/source/socket_source.h"
#include "platform/source/source_book.h"
#include "platform/source/source_lines.h"
#include "tests/support/catch.h"
#include "tests/unit/platform/fixture.h"

using namespace credit;
using namespace credit::platform;
using namespace std::chrono_literals;

namespace {

const FixedClock clock_of_day{*parse_rfc3339("2026-11-22T06:30:05Z")};

DomainQuestion question() {
  return {"tax",
          "91990100MA0000110N",
          {"penalty", "serious_dishonesty"},
          {*parse_day("2021-11-23"), *parse_day("2026-11-22"), *parse_day("2026-11-22")}};
}

const std::string good_answer =
    R"({"domain":"tax","as_of":"2026-11-22T06:00:00Z","records":[{"kind":"penalty","dated":"2026-01-02","standing":false,)"
    R"("repaired":true,"fields":{"authority":"示例市税务局"}}]})";

FailureCode failure_of(const std::string& line) {
  const auto parsed = parse_source_answer(line, question(), clock_of_day.now());
  REQUIRE_FALSE(parsed);
  return parsed.error().code;
}

std::string changed(const std::string& from, const std::string& to) {
  auto text = good_answer;
  REQUIRE(text.find(from) != std::string::npos);
  return text.replace(text.find(from), from.size(), to);
}

// Serves one connection after another until it goes; each by the same habit.
class Other {
 public:
  using Habit = std::function<void(int)>;
  explicit Other(Habit habit) : habit_(std::move(habit)) {
    listening_ = *listen_on(path());
    REQUIRE(::pipe(stop_) == 0);
    thread_ = std::thread([this] { serve(); });
  }
  ~Other() {
    ::close(stop_[1]);
    thread_.join();
    ::close(stop_[0]);
    ::close(listening_);
  }
  std::filesystem::path path() const { return folder_.path / "source.sock"; }

 private:
  void serve() {
    for (;;) {
      pollfd waits[] = {{listening_, POLLIN, 0}, {stop_[0], POLLIN, 0}};
      ::poll(waits, 2, -1);
      if (waits[1].revents != 0) return;
      const int connection = ::accept(listening_, nullptr, nullptr);
      habit_(connection);
      ::close(connection);
    }
  }
  testing::Folder folder_;
  Habit habit_;
  int listening_ = -1;
  int stop_[2]{};
  std::thread thread_;
};

void say(int connection, const std::string& text) {
  static_cast<void>(::send(connection, text.data(), text.size(), MSG_NOSIGNAL));
}
std::string hear(int connection) {
  std::string line(4096, ' ');
  const auto got = ::recv(connection, line.data(), line.size(), 0);
  line.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return line;
}
// Until the other end has given up.
void wait_for_end(int connection) {
  while (!hear(connection).empty()) {
  }
}

Result<DomainReply> asked(const std::filesystem::path& socket, std::chrono::milliseconds limit = 5000ms) {
  SocketSource source({socket, limit, {}}, clock_of_day);
  return source.ask(question());
}

}  // namespace

TEST_CASE("sources: a whole answer is read, and the question says what is needed and no more") {
  std::string heard;
  Other other([&](int connection) {
    heard = hear(connection);
    say(connection, good_answer.substr(0, 40));
    say(connection, good_answer.substr(40) + "\n");
  });
  const auto reply = asked(other.path());
  REQUIRE(reply);
  CHECK(to_rfc3339(reply->as_of) == "2026-11-22T06:00:00Z");
  REQUIRE(reply->records.size() == 1);
  CHECK(reply->records[0].kind == "penalty");
  CHECK(reply->records[0].record.repaired);
  CHECK(heard ==
        "{\"domain\":\"tax\",\"subject\":\"91990100MA0000110N\",\"kinds\":[\"penalty\",\"serious_dishonesty\"],"
        "\"from\":\"2021-11-23\",\"to\":\"2026-11-22\"}\n");
}

TEST_CASE("sources: nobody there, gone half-way, silent, slow for ever, endless: each is no answer, in time") {
  CHECK(asked("/nonexistent/source.sock").error().code == failure::domain_source_unreachable);
  {
    Other other([](int connection) {
      hear(connection);
      say(connection, good_answer);  // no end of line
    });
    CHECK(asked(other.path()).error().code == failure::domain_source_unreachable);
  }
  {
    Other other(wait_for_end);
    CHECK(asked(other.path(), 50ms).error().code == failure::domain_source_late);
  }
  {
    Other other([](int connection) {  // a byte now and then: each in time, the whole never
      for (std::size_t i = 0; i < good_answer.size(); ++i) {
        say(connection, good_answer.substr(i, 1));
        pollfd gone{connection, POLLRDHUP, 0};
        if (::poll(&gone, 1, 20) > 0) return;
      }
    });
    const auto began = std::chrono::steady_clock::now();
    CHECK(asked(other.path(), 100ms).error().code == failure::domain_source_late);
    CHECK(std::chrono::steady_clock::now() - began < 2s);
  }
  {
    Other other([](int connection) {
      const std::string much(65536, 'a');
      for (int i = 0; i < 40; ++i) say(connection, much);
    });
    CHECK(asked(other.path()).error().code == failure::domain_answer_malformed);
  }
}

TEST_CASE("sources: what is not exactly an answer to this question is none") {
  REQUIRE(parse_source_answer(good_answer, question(), clock_of_day.now()));
  const std::pair<std::string, std::string> faults[] = {
      {"\"tax\"", "\"customs\""},
      {"{\"domain\"", "{\"ok\":true,\"domain\""},
      {"\"records\":[", "\"records\":[],\"records\":["},
      {"2026-11-22T06:00:00Z", "2026-11-23T06:00:00Z"},
      {"2026-11-22T06:00:00Z", "yesterday"},
      {"\"penalty\"", "\"licence\""},
      {"2026-01-02", "2026-11-23"},
      {"2026-01-02", "2021-11-22"},
      {"2026-01-02", "2026-02-30"},
      {"\"repaired\":true,", ""},
      {"\"repaired\":true", "\"repaired\":\"no\""},
      {"{\"authority\":\"示例市税务局\"}", "{}"},
      {"{\"authority\":\"示例市税务局\"}", "{\"authority\":1}"},
      {"示例市税务局", "示例\\u202e"},
      {"]}", "]"},
  };
  for (const auto& [from, to] : faults) {
    INFO(from << " -> " << to);
    CHECK(failure_of(changed(from, to)) == failure::domain_answer_malformed);
  }
  CHECK(failure_of("") == failure::domain_answer_malformed);
  CHECK(failure_of("[]") == failure::domain_answer_malformed);
  CHECK(parse_source_answer(
      changed("\"dated\":\"2026-01-02\",\"standing\":false", "\"dated\":\"2015-01-02\",\"standing\":true"), question(),
      clock_of_day.now()));
}

TEST_CASE("sources: after three failures in a row a source rests, then one question decides") {
  Breaker breaker({3, 30s});
  const Breaker::Moment start{};
  for (int i = 0; i < 3; ++i) {
    REQUIRE(breaker.may_ask(start));
    breaker.failed(start);
  }
  CHECK_FALSE(breaker.may_ask(start));
  CHECK_FALSE(breaker.may_ask(start + 29s));
  CHECK(breaker.may_ask(start + 30s));
  CHECK_FALSE(breaker.may_ask(start + 30s));  // one alone
  breaker.failed(start + 30s);
  CHECK_FALSE(breaker.may_ask(start + 59s));
  CHECK(breaker.may_ask(start + 60s));
  breaker.answered();
  CHECK(breaker.may_ask(start + 60s));
  breaker.failed(start + 60s);
  CHECK(breaker.may_ask(start + 60s));  // counted anew
}

TEST_CASE("sources: a resting source is not asked at all") {
  Other other([](int connection) {
    hear(connection);
    say(connection, "no\n");
  });
  SocketSource source({other.path(), 5000ms, {2, 60s}}, clock_of_day);
  CHECK(source.ask(question()).error().code == failure::domain_answer_malformed);
  CHECK(source.ask(question()).error().code == failure::domain_answer_malformed);
  CHECK(source.ask(question()).error().code == failure::domain_source_resting);
}

TEST_CASE("sources: slow ones are asked beside one another") {
  Other one([](int connection) {
    ::poll(nullptr, 0, 150);
    say(connection, good_answer + "\n");
  });
  Other two([](int connection) {
    ::poll(nullptr, 0, 150);
    say(connection, changed("\"tax\"", "\"customs\"") + "\n");
  });
  SourceBook book;
  book.add("tax", std::make_shared<SocketSource>(SocketSource::Settings{one.path(), 5000ms, {}}, clock_of_day));
  book.add("customs", std::make_shared<SocketSource>(SocketSource::Settings{two.path(), 5000ms, {}}, clock_of_day));
  auto second = question();
  second.domain = "customs";
  const auto replies = book.ask({question(), second});
  REQUIRE(replies.size() == 2);
  CHECK(replies.at("tax"));
  CHECK(replies.at("customs"));
}

TEST_CASE("sources: the file that names them is strict") {
  const std::string good =
      "[[sources]]\ndomains = [\"tax\"]\nsocket = \"/run/tax.sock\"\nlimit_ms = 2000\nfailures = 3\nrest_seconds = "
      "30\n";
  REQUIRE(SourceBook::parse(good, clock_of_day));
  CHECK(SourceBook::parse(good, clock_of_day)->has("tax"));
  for (const char* bad : {"", "[[sources", "x = 1\n"})
    CHECK(SourceBook::parse(std::string(bad) + (*bad == 'x' ? good : ""), clock_of_day).error().code ==
          failure::domain_sources_malformed);
  CHECK(SourceBook::parse(good + good, clock_of_day).error().code == failure::domain_sources_malformed);
}
