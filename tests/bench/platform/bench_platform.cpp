// Reports a second and the slowest percent, asked by 500 machines in turn, with the store on the disk and the load from
// the same computer. Each report is a visit opened and a report issued, both in the
// query register and on the disk before they are answered. Measured in a small store and in a large one, whose persons
// have as many records each: what a report costs must not grow with the store.
//   bench_platform [--small N] [--large N] [--services 1|2] [--by socket|nginx] [--keep FOLDER]
// N records; --by nginx: each machine with its certificate on a TLS connection of its own, instead of the service's own
// Unix socket; --keep: stores are made there once and used again. On PostgreSQL: platform/on_postgresql.
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <QCoreApplication>
#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "platform/import/importer.h"
#include "platform/seed/seed.h"
#include "platform/service/http_server.h"
#include "platform/store/digest.h"
#include "platform/store/number_block.h"
#include "tests/bench/platform/crowd.h"
#include "tests/bench/platform/line.h"

namespace {

using namespace credit;
using namespace credit::platform;
using Steady = std::chrono::steady_clock;

constexpr int clients = 6;
constexpr std::size_t threads = 8;
constexpr std::chrono::seconds warm_up{1}, measured{6};
constexpr double budget_rate = 500, budget_p99_ms = 50, budget_growth = 1.5;  // of SQLite, on two cores
// With a database server, nginx and every machine's TLS on the same two cores: ten times what the machines ask when
// each has a visitor every two minutes.
constexpr double budget_server_rate = 10 * bench::machines / 120.0;
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

void fill(Connection& store, const std::filesystem::path& folder, const LayoutShelf& layouts, Instant now,
          std::int64_t records) {
  good(prepare_schema(store));
  static_cast<void>(good(write_seed(
      {folder / "seed", source / "platform/import/tables", source / "tests/emulators/cards.toml", day_in_china(now)})));
  for (const auto& layout : layouts.all()) {
    auto bytes = good(read_file(folder / "seed" / (layout.id + ".csv")));
    static_cast<void>(good(import_delivery(store, layout, {layout.id, std::move(bytes), now}, now)));
  }
  good(bench::add_crowd(store, records / bench::records_each));
}

// Made once, if it is kept: the counter named so is the last thing written.
Database store_of(const std::filesystem::path& folder, const LayoutShelf& layouts, Instant now, std::int64_t records) {
  const char* const server = std::getenv("CREDIT_TEST_POSTGRESQL");
  const auto name = "bench_" + std::to_string(records);
  Database place = folder / (name + ".sqlite");
  if (server != nullptr) place = good(Database::parse(std::string("postgresql: ") + server + " schema=" + name));
  const auto store = good(Connection::open(place));
  if (good(store_version(*store)) != 0 && good(store->run("SELECT 1 FROM counter WHERE name = 'bench'")).next())
    return place;
  CREDIT_ENSURE(good(store_version(*store)) == 0);
  const auto begun = Steady::now();
  fill(*store, folder, layouts, now, records);
  good(store->execute(server == nullptr ? "PRAGMA wal_checkpoint(TRUNCATE)" : "ANALYZE"));
  good(store->execute("INSERT INTO counter (name, next) VALUES ('bench', 1)"));
  std::printf("%s made in %.0f s\n", name.c_str(), std::chrono::duration<double>(Steady::now() - begun).count());
  return place;
}

std::filesystem::path fresh_key(const std::filesystem::path& file) {
  const std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY*)> key(EVP_EC_gen("P-256"), EVP_PKEY_free);
  const std::unique_ptr<BIO, int (*)(BIO*)> out(BIO_new_file(file.c_str(), "w"), BIO_free);
  CREDIT_ENSURE(PEM_write_bio_PrivateKey(out.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1);
  CREDIT_ENSURE(BIO_flush(out.get()) == 1);
  return file;
}

std::unique_ptr<Issuer> make_issuer(const std::filesystem::path& key, Store& store) {
  Issuer::Parts parts;
  parts.offer = good(load_offer(source / "platform/issue/offers/example-city.toml"));
  parts.editions = good(document::EditionShelf::load(source / "report/document/editions"));
  parts.layouts = good(LayoutShelf::load(source / "platform/import/tables"));
  parts.feeds = good(load_feeds(source / "platform/import/tables", parts.layouts, parts.editions.domains()));
  parts.signer = good(seal::load_pem_signer(key));
  parts.status_index = [indices = std::make_shared<StatusIndices>(store.writer())] { return indices->next(); };
  return std::make_unique<Issuer>(std::move(parts));
}

struct Load {
  const bench::Access* access = nullptr;
  std::string wish, round;  // round: no key is ever used twice in a kept store
  std::int64_t persons = 0;
  std::atomic<std::int64_t> next = 0;
  std::atomic<int> ready = 0;
  std::atomic<bool> measuring = false, over = false;
};

std::string card_of(std::int64_t turn, std::int64_t persons) {
  const auto person = turn * 7919 % persons;  // all over the store
  return nlohmann::json({{"name", bench::crowd_name},
                         {"id_number", bench::crowd_number(person)},
                         {"card_read", "2026-11-22T06:30:00Z"}})
      .dump();
}

// Milliseconds of each report issued while it was measured, by the machines that are this thread's.
std::vector<double> visit_after_visit(Load& load, int thread) {
  std::vector<double> taken;
  const auto line = load.access->line(thread, clients);
  ++load.ready;
  for (int machine = thread; !load.over; machine = machine + clients < bench::machines ? machine + clients : thread) {
    const auto turn = load.next++;
    const auto visit = nlohmann::json::parse(line->post(machine, "/v1/visits", card_of(turn, load.persons), "-"));
    const bool counts = load.measuring;
    const auto begun = Steady::now();
    line->post(machine, "/v1/visits/" + visit.at("visit").get<std::string>() + "/reports", load.wish,
               "bench-key-" + load.round + std::to_string(1000000 + turn));
    if (counts && load.measuring)
      taken.push_back(std::chrono::duration<double, std::milli>(Steady::now() - begun).count());
  }
  return taken;
}

std::vector<double> measure(Load& load) {
  std::vector<std::vector<double>> each(clients);
  std::vector<std::thread> running;
  for (int thread = 0; thread < clients; ++thread)
    running.emplace_back(
        [&load, &each, thread] { each[static_cast<std::size_t>(thread)] = visit_after_visit(load, thread); });
  while (load.ready < clients) std::this_thread::sleep_for(std::chrono::milliseconds(10));
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

struct Service {
  Service(const Database& database, const std::filesystem::path& folder, const std::string& socket, const Clock& clock)
      : store(good(Store::open(database))) {
    auto& shared = *store;
    api = std::make_unique<Api>(Api::Parts{std::move(store),
                                           make_issuer(fresh_key(folder / "issuer.key"), shared),
                                           SubjectDigest(Bytes(32, 1)),
                                           {folder / "none", folder / "none"},
                                           std::chrono::minutes(15),
                                           &clock,
                                           {}});
    server = good(HttpServer::bind(socket, *api, {.threads = threads}));
    serving = std::thread([this] { server->run(); });
  }
  ~Service() {
    server->stop();
    serving.join();
  }
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  std::unique_ptr<Store> store;
  std::unique_ptr<Api> api;
  std::unique_ptr<HttpServer> server;
  std::thread serving;
};

struct Figures {
  double rate = 0, median = 0, p99 = 0;
};

// Numbers and indices unique, and the register's chain whole, after all of it.
void look_over(const Database& place) {
  const auto store = good(Connection::open(place));
  auto unique = good(
      store->run("SELECT count(*) - count(DISTINCT number) + count(*) - count(DISTINCT status_index) FROM report"));
  CREDIT_ENSURE(unique.next() && unique.number(0) == 0);
  std::string before;
  std::int64_t rows = 0;
  good(each_row(*store, [&](const RegisterRow& row) -> Status {
    CREDIT_ENSURE(row.sequence == ++rows && row.chain == chain_value(before, row));
    before = row.chain;
    return {};
  }));
  std::printf("    register: %lld rows, one chain; numbers and indices unique\n", static_cast<long long>(rows));
}

void enrol(const Database& place, const bench::Access& access, Instant now) {
  const auto store = good(Connection::open(place));
  for (int i = 0; i < bench::machines; ++i)
    good(enrol_kiosk(*store, access.fingerprint(i), bench::machine_name(i), now));
}

struct Wishes {
  int services = 1;
  bool by_nginx = false;
};

Figures figures_of(const std::filesystem::path& folder, std::int64_t records, const Wishes& wishes) {
  const SystemClock clock;
  const auto place = store_of(folder, good(LayoutShelf::load(source / "platform/import/tables")), clock.now(), records);
  std::vector<std::string> sockets;
  std::vector<std::unique_ptr<Service>> running;
  for (int i = 0; i < wishes.services; ++i) {
    sockets.push_back((folder / ("s" + std::to_string(i))).string());
    running.push_back(std::make_unique<Service>(place, folder, sockets.back(), clock));
  }
  const auto access = wishes.by_nginx ? bench::through_nginx(sockets, folder) : bench::straight_to(sockets);
  enrol(place, *access, clock.now());
  Load load;
  load.access = access.get();
  load.persons = records / bench::records_each;
  load.round = std::to_string(clock.now().time_since_epoch().count()) + "-";
  load.wish = wish_for(good(load_offer(source / "platform/issue/offers/example-city.toml")));
  const auto taken = measure(load);
  running.clear();
  CREDIT_ENSURE(taken.size() > 100);
  const Figures figures{static_cast<double>(taken.size()) / std::chrono::duration<double>(measured).count(),
                        taken[taken.size() / 2], taken[taken.size() * 99 / 100]};
  std::printf(
      "%s, %lld records, %d service(s) of %zu threads, %d machines %s, %d at a time, %u cores: %.0f reports/s, p50 "
      "%.1f "
      "ms, p99 %.1f ms\n",
      place.engine() == Engine::sqlite ? "SQLite" : "PostgreSQL", static_cast<long long>(records), wishes.services,
      threads, bench::machines, access->name(), clients, std::thread::hardware_concurrency(), figures.rate,
      figures.median, figures.p99);
  look_over(place);
  return figures;
}

struct Budgets {
  std::string suffix;
  bool kept = true;

  void look(const char* what, double figure, const char* unit, bool good, const std::string& limit) {
    std::printf("BUDGET %s%s %.2f %s %s %s\n", what, suffix.c_str(), figure, unit, limit.c_str(),
                good ? "pass" : "FAIL");
    kept = kept && good;
  }
};

}  // namespace

int main(int argc, char** argv) {
  const QCoreApplication application(argc, argv);
  std::map<std::string, std::string> options{
      {"--small", "10000"}, {"--large", "200000"}, {"--services", "1"}, {"--by", "socket"}, {"--keep", ""}};
  for (int i = 1; i + 1 < argc; i += 2) options[argv[i]] = argv[i + 1];
  CREDIT_ENSURE(options.size() == 5);
  const Folder scratch;
  const std::filesystem::path folder = options["--keep"].empty() ? scratch.path : options["--keep"];
  std::filesystem::create_directories(folder);
  const Wishes wishes{std::stoi(options["--services"]), options["--by"] == "nginx"};
  const auto small = figures_of(folder, std::stoll(options["--small"]), wishes);
  const auto large = figures_of(folder, std::stoll(options["--large"]), wishes);
  const double growth = large.median / small.median;
  const bool server = std::getenv("CREDIT_TEST_POSTGRESQL") != nullptr;
  const double rate = server ? budget_server_rate : budget_rate;
  Budgets budgets{std::string(server ? "_postgresql" : "") + (wishes.by_nginx ? "_nginx" : "")};
  budgets.look("platform_reports", large.rate, "1/s", large.rate >= rate, ">=" + std::to_string(std::lround(rate)));
  budgets.look("platform_report_p99", large.p99, "ms", large.p99 <= budget_p99_ms, "<=50");
  budgets.look("platform_cost_large_store_to_small", growth, "x", growth <= budget_growth, "<=1.5");
  return budgets.kept ? 0 : 1;
}
