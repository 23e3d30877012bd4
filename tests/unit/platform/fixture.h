// A small authority in a folder of its own: a store, two persons, an issuer with a fresh key, and a clock that stands
// still.
#pragma once
#include <nlohmann/json.hpp>

#include "platform/import/importer.h"
#include "platform/licence/reference_exchange.h"
#include "platform/service/api.h"

namespace credit::platform::testing {

// Synthetic: region 99xxxx is nobody's.
inline const std::string clean_number = "990101199003070015";
inline const std::string clean_name = "测试甲";
inline const std::string clean_phone = "19900001234";  // synthetic; the other person has none
inline const std::string other_number = "990101198806150022";
inline const std::string other_name = "测试乙";

class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::filesystem::path path;
};

// A store of that name in that folder: a file, or, where CREDIT_TEST_POSTGRESQL says how to reach a server, a schema
// there.
Database database_in(const std::filesystem::path& folder, const std::string& name = "credit");
// The query register and its checkpoints once more, in a store of that name, without the triggers that guard them.
std::unique_ptr<Connection> unguarded_copy(Connection& store, const std::filesystem::path& folder,
                                           const std::string& name);

std::filesystem::path source_dir();
LayoutShelf layouts();
document::EditionShelf editions();
std::unique_ptr<seal::Signer> fresh_signer(const std::filesystem::path& folder);

// A CSV of one table: values by head, every other column empty.
std::string table_csv(const std::string& table, const std::vector<std::map<std::string, std::string>>& rows);
std::map<std::string, std::string> penalty_row(const std::string& number, const std::string& decision);

std::map<std::string, std::string> firm_row(const std::string& uscc, const std::string& representative,
                                            const std::string& number);
// Synthetic, with right check digits.
std::string firm_code(const std::string& start = "91", char last = '1');

// Remembers what was sent; the newest last.
struct KeptMessages final : SmsGateway {
  struct Message {
    std::string phone, text;
  };
  std::vector<Message> messages;
  bool broken = false;
  std::mutex mutex;
  Status send(const Personal<std::string>& phone, const Personal<std::string>& text) override;
  std::string last_code() const;  // the six digits in the newest message
};

class Authority {
 public:
  // With what stands in the offer besides the example city's.
  explicit Authority(SourceBook sources = {}, const std::string& more_of_the_offer = {});
  explicit Authority(const std::string& more_of_the_offer) : Authority(SourceBook{}, more_of_the_offer) {}
  ImportReport deliver(const std::string& table, const std::string& csv);
  void deliver_nothing(const std::string& table) { deliver(table, table_csv(table, {})); }
  void deliver_all_empty();  // every source of a record answers, with no record
  Connection& store() { return *connection_; }
  Store& shared() { return *shared_; }  // the API's own
  Api& api() { return *api_; }
  Database database() const { return database_in(folder.path); }
  Answer ask(Method method, const std::string& path, const nlohmann::json& body = nullptr, const std::string& key = {});
  std::string open_visit(const std::string& name = clean_name, const std::string& number = clean_number);
  nlohmann::json wish() const;  // a good report request

  KeptMessages* sms = nullptr;  // the API's
  SubjectDigest digest{Bytes(32, 7)};
  FixedClock clock{*parse_rfc3339("2026-11-22T06:30:05Z")};
  Folder folder;
  std::shared_ptr<licence::ReferenceExchange> exchange =
      std::make_shared<licence::ReferenceExchange>(folder.path / "licence.sqlite");
  std::string fingerprint = "00112233445566778899aabbccddeeff00112233";

 private:
  std::unique_ptr<Connection> connection_;
  std::unique_ptr<Api> api_;
  Store* shared_ = nullptr;
};

}  // namespace credit::platform::testing
