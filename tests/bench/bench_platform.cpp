// Reports a second and the slowest percent, asked over the service's own Unix socket with SQLite on the disk, the seed
// population as visitors and the load from the same machine. Each report is a visit opened and a report issued, both in
// the query register and on the disk before they are answered.
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <QCoreApplication>
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "platform/import/importer.h"
#include "platform/seed/seed.h"
#include "platform/seed/subjects.h"
#include "platform/service/http_server.h"
#include "platform/store/digest.h"

namespace {

using namespace credit;
using namespace credit::platform;
using Steady = std::chrono::steady_clock;

constexpr int clients = 6;
constexpr std::size_t threads = 8;
constexpr std::chrono::seconds warm_up{1}, measured{6};
constexpr double budget_rate = 500, budget_p99_ms = 50;
const std::filesystem::path source = CREDIT_SOURCE_DIR;

template <class T>
T good(Result<T> result) {
  if (!result) impossible(result.error().describe().c_str(), __FILE__, __LINE__);
  return std::move(*result);
}
void good(const Status& status) {
  if (!status) impossible(status.error().describe().c_str(), __FILE__, __LINE__);
}

struct Folder {
  std::string path = (std::filesystem::current_path() / "bench-platform-XXXXXX").string();
  Folder() { CREDIT_ENSURE(::mkdtemp(path.data()) != nullptr); }
  ~Folder() {
    std::error_code error;
    std::filesystem::remove_all(path, error);
  }
};

void fill(const std::filesystem::path& folder, const LayoutShelf& layouts, Instant now) {
  const auto connection = good(Connection::open(folder / "credit.sqlite"));
  good(prepare_schema(*connection));
  static_cast<void>(good(write_seed(
      {folder / "seed", source / "platform/import/tables", source / "tests/emulators/cards.toml", day_in_china(now)})));
  for (const auto& layout : layouts.all()) {
    auto bytes = good(read_file(folder / "seed" / (layout.id + ".csv")));
    static_cast<void>(good(import_delivery(*connection, layout, {layout.id, std::move(bytes), now}, now)));
  }
  good(enrol_kiosk(*connection, "bench", "K-0001", now));
}

std::filesystem::path fresh_key(const std::filesystem::path& file) {
  const std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY*)> key(EVP_EC_gen("P-256"), EVP_PKEY_free);
  const std::unique_ptr<BIO, int (*)(BIO*)> out(BIO_new_file(file.c_str(), "w"), BIO_free);
  CREDIT_ENSURE(PEM_write_bio_PrivateKey(out.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1);
  CREDIT_ENSURE(BIO_flush(out.get()) == 1);
  return file;
}

std::unique_ptr<Issuer> make_issuer(const std::filesystem::path& key, LayoutShelf layouts) {
  Issuer::Parts parts;
  parts.offer = good(load_offer(source / "platform/issue/offers/example-city.toml"));
  parts.editions = good(document::EditionShelf::load(source / "report/document/editions"));
  parts.layouts = std::move(layouts);
  parts.feeds = good(load_feeds(source / "platform/import/tables", parts.layouts, parts.editions.domains()));
  parts.signer = good(seal::load_pem_signer(key));
  return std::make_unique<Issuer>(std::move(parts));
}

// One request on a connection of its own, as nginx sends it.
std::string ask(const std::string& path_of_socket, const std::string& path, const std::string& body,
                const std::string& key) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  path_of_socket.copy(address.sun_path, sizeof address.sun_path - 1);
  const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  CREDIT_ENSURE(::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  const auto request = "POST " + path + " HTTP/1.0\r\nHost: x\r\nConnection: close\r\nX-Kiosk-Verify: SUCCESS\r\n" +
                       "X-Kiosk-Fingerprint: bench\r\nIdempotency-Key: " + key +
                       "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
  CREDIT_ENSURE(::send(fd, request.data(), request.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(request.size()));
  std::string answer;
  char chunk[65536];
  for (ssize_t count = 0; (count = ::read(fd, chunk, sizeof chunk)) > 0;)
    answer.append(chunk, static_cast<std::size_t>(count));
  ::close(fd);
  CREDIT_ENSURE(answer.substr(9, 3) == "201");
  return answer.substr(answer.find("\r\n\r\n") + 4);
}

struct Load {
  std::string socket, wish;
  std::vector<SeedSubject> persons;
  std::atomic<std::size_t> next = 0;
  std::atomic<bool> measuring = false, over = false;
};

// Milliseconds of each report issued while it was measured.
std::vector<double> visit_after_visit(Load& load) {
  std::vector<double> taken;
  while (!load.over) {
    const auto turn = load.next++;
    const auto& person = load.persons[turn % load.persons.size()];
    const nlohmann::json card = {
        {"name", person.name}, {"id_number", person.number}, {"card_read", "2026-11-22T06:30:00Z"}};
    const auto visit = nlohmann::json::parse(ask(load.socket, "/v1/visits", card.dump(), "-"));
    const bool counts = load.measuring;
    const auto begun = Steady::now();
    ask(load.socket, "/v1/visits/" + visit.at("visit").get<std::string>() + "/reports", load.wish,
        "bench-key-" + std::to_string(1000000 + turn));
    if (counts && load.measuring)
      taken.push_back(std::chrono::duration<double, std::milli>(Steady::now() - begun).count());
  }
  return taken;
}

std::vector<double> measure(Load& load) {
  std::vector<std::vector<double>> each(clients);
  std::vector<std::thread> running;
  for (auto& mine : each) running.emplace_back([&load, &mine] { mine = visit_after_visit(load); });
  std::this_thread::sleep_for(warm_up);
  load.measuring = true;
  std::this_thread::sleep_for(measured);
  load.measuring = false;
  load.over = true;
  for (auto& thread : running) thread.join();
  std::vector<double> all;
  for (const auto& mine : each) all.insert(all.end(), mine.begin(), mine.end());
  std::sort(all.begin(), all.end());
  return all;
}

std::string wish_for(const Offer& offer) {
  return nlohmann::json({{"subject", "self"},
                         {"edition", "natural-person/1"},
                         {"purpose", "bank_loan"},
                         {"years", 5},
                         {"consent",
                          {{"version", offer.consent_version},
                           {"sha256", offer.consent_sha256},
                           {"language", "zh_CN"},
                           {"given", "2026-11-22T06:30:04Z"}}}})
      .dump();
}

}  // namespace

int main(int argc, char** argv) {
  const QCoreApplication application(argc, argv);
  const SystemClock clock;
  const Folder folder;
  const auto path = std::filesystem::path(folder.path);
  auto layouts = good(LayoutShelf::load(source / "platform/import/tables"));
  fill(path, layouts, clock.now());
  auto issuer = make_issuer(fresh_key(path / "issuer.key"), std::move(layouts));
  Load load;
  load.socket = (path / "s").string();
  load.wish = wish_for(issuer->offer());
  Chance chance(20261122);
  load.persons = invented_persons(chance, 220);
  Api api({good(Store::open(path / "credit.sqlite")),
           std::move(issuer),
           SubjectDigest(Bytes(32, 1)),
           {path / "none", path / "none"},
           std::chrono::minutes(15),
           &clock,
           {}});
  const auto server = good(HttpServer::bind(load.socket, api, {.threads = threads}));
  std::thread serving([&] { server->run(); });
  const auto taken = measure(load);
  server->stop();
  serving.join();

  CREDIT_ENSURE(taken.size() > 100);
  const double rate = static_cast<double>(taken.size()) / std::chrono::duration<double>(measured).count();
  const double p99 = taken[taken.size() * 99 / 100];
  std::printf("%d clients, %zu service threads, %u cores, %zu reports, median %.1f ms\n", clients, threads,
              std::thread::hardware_concurrency(), taken.size(), taken[taken.size() / 2]);
  std::printf("BUDGET platform_reports %.0f 1/s >=%.0f %s\n", rate, budget_rate, rate >= budget_rate ? "pass" : "FAIL");
  std::printf("BUDGET platform_report_p99 %.1f ms <=%.0f %s\n", p99, budget_p99_ms,
              p99 <= budget_p99_ms ? "pass" : "FAIL");
  return rate >= budget_rate && p99 <= budget_p99_ms ? 0 : 1;
}
