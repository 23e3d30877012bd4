#include "tests/unit/platform/fixture.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <unistd.h>

#include "base/failures/person-check.h"
#include "base/file.h"
#include "base/identity.h"
#include "platform/import/csv.h"
#include "platform/store/digest.h"
#include "platform/store/number_block.h"
#include "tests/support/catch.h"

namespace credit::platform::testing {
namespace {

template <class T>
T good(Result<T> result) {
  if (!result) FAIL(result.error().describe());
  return std::move(*result);
}

}  // namespace

Folder::Folder() : path(std::filesystem::temp_directory_path() / "credit-platform-XXXXXX") {
  auto name = path.string();
  REQUIRE(::mkdtemp(name.data()) != nullptr);
  path = name;
}
Folder::~Folder() {
  std::error_code error;
  std::filesystem::remove_all(path, error);
}

Database database_in(const std::filesystem::path& folder, const std::string& name) {
  const char* const server = std::getenv("CREDIT_TEST_POSTGRESQL");
  if (server == nullptr) return folder / (name + ".sqlite");
  const auto schema = "t_" + sha256_hex((folder / name).string()).substr(0, 20);
  return good(Database::parse("postgresql: " + std::string(server) + " schema=" + schema));
}

namespace {

std::unique_ptr<Connection> copied_file(Connection& store, const Database& target) {
  REQUIRE(store.execute("PRAGMA wal_checkpoint(TRUNCATE)"));
  std::filesystem::copy_file(store.place().place(), target.place());
  auto copy = good(Connection::open(target));
  for (const char* trigger : {"register_is_final", "register_stays", "checkpoint_is_final", "checkpoint_stays"})
    REQUIRE(copy->execute(std::string("DROP TRIGGER ") + trigger));
  return copy;
}

// Tables made like others have none of their triggers.
std::unique_ptr<Connection> copied_schema(Connection& store, const Database& target) {
  REQUIRE(store.execute("CREATE SCHEMA " + target.schema()));
  for (const std::string table : {"register", "checkpoint"}) {
    const auto copy = target.schema() + "." + table;
    REQUIRE(store.execute("CREATE TABLE " + copy + " (LIKE " + table + " INCLUDING ALL)"));
    REQUIRE(store.execute("INSERT INTO " + copy + " SELECT * FROM " + table));
  }
  return good(Connection::open(target));
}

}  // namespace

std::unique_ptr<Connection> unguarded_copy(Connection& store, const std::filesystem::path& folder,
                                           const std::string& name) {
  const auto target = database_in(folder, name);
  return store.engine() == Engine::sqlite ? copied_file(store, target) : copied_schema(store, target);
}

std::filesystem::path source_dir() { return CREDIT_SOURCE_DIR; }
LayoutShelf layouts() { return good(LayoutShelf::load(source_dir() / "platform/import/tables")); }
document::EditionShelf editions() {
  return good(document::EditionShelf::load(source_dir() / "report/document/editions"));
}

std::unique_ptr<seal::Signer> fresh_signer(const std::filesystem::path& folder) {
  const std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY*)> key(EVP_EC_gen("P-256"), EVP_PKEY_free);
  const auto file = folder / "issuer.key";
  const std::unique_ptr<BIO, int (*)(BIO*)> out(BIO_new_file(file.c_str(), "w"), BIO_free);
  REQUIRE(PEM_write_bio_PrivateKey(out.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1);
  BIO_flush(out.get());
  std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  return good(seal::load_pem_signer(file));
}

std::string table_csv(const std::string& table, const std::vector<std::map<std::string, std::string>>& rows) {
  const auto shelf = layouts();
  const auto* const layout = good(shelf.find(table));
  std::vector<std::string> head;
  for (const auto& column : layout->columns) head.push_back(column.head);
  auto text = csv_line(head);
  for (const auto& row : rows) {
    std::vector<std::string> cells;
    for (const auto& name : head) cells.push_back(row.contains(name) ? row.at(name) : "");
    text += csv_line(cells);
  }
  return text;
}

std::map<std::string, std::string> penalty_row(const std::string& number, const std::string& decision) {
  return {{"行政相对人名称", "测试甲"}, {"行政相对人类别", "自然人"},     {"证件类型", "身份证"},
          {"证件号码", number},         {"行政处罚决定文书号", decision}, {"违法行为类型", "测试类型"},
          {"违法事实", "测试事实"},     {"处罚依据", "测试依据"},         {"处罚类别", "罚款"},
          {"处罚内容", "罚款"},         {"罚款金额(万元)", "0.5"},        {"处罚决定日期", "2025/03/04"},
          {"公示截止期", "2028-03-04"}, {"处罚机关", "示例市测试局"},     {"数据来源单位", "示例市测试局"}};
}

std::string firm_code(const std::string& start, char last) {
  auto code = start + "990100MA0000" + std::string(2, last) + "0";
  code += uscc_check(code);
  return code;
}

std::map<std::string, std::string> firm_row(const std::string& uscc, const std::string& representative,
                                            const std::string& number) {
  return {{"机构名称", "示例市测试" + uscc.substr(17) + "有限公司"},
          {"统一社会信用代码", uscc},
          {"法定代表人", representative},
          {"法定代表人证件类型", "身份证"},
          {"法定代表人证件号码", number},
          {"企业类型", "有限责任公司"},
          {"成立日期", "2015-06-01"},
          {"住所", "示例市测试路"}};
}

Status KeptMessages::send(const Personal<std::string>& phone, const Personal<std::string>& text) {
  const std::lock_guard lock(mutex);
  if (broken) return fail(failure::code_not_sent);
  messages.push_back({phone.expose(), text.expose()});
  return {};
}

std::string KeptMessages::last_code() const {
  const auto& text = messages.back().text;
  return text.substr(text.find("验证码") + std::string("验证码").size(), 6);
}

Authority::Authority(SourceBook sources, const std::string& more_of_the_offer) {
  connection_ = good(Connection::open(database()));
  REQUIRE(prepare_schema(*connection_));
  deliver("persons",
          table_csv("persons",
                    {{{"姓名", clean_name}, {"证件号码", clean_number}, {"性别", "男"}, {"手机号码", clean_phone}},
                     {{"姓名", other_name}, {"证件号码", other_number}}}));
  REQUIRE(enrol_kiosk(*connection_, fingerprint, "K-0001", clock.now()));
  Issuer::Parts parts;
  const auto offer = good(read_file(source_dir() / "platform/issue/offers/example-city.toml"));
  parts.offer = good(parse_offer(more_of_the_offer + std::string(text_view(offer))));
  parts.editions = editions();
  parts.layouts = layouts();
  parts.feeds = good(load_feeds(source_dir() / "platform/import/tables", parts.layouts, parts.editions.domains()));
  parts.sources = std::move(sources);
  parts.signer = fresh_signer(folder.path);
  auto store = good(Store::open(database()));
  shared_ = store.get();
  auto messages = std::make_unique<KeptMessages>();
  sms = messages.get();
  parts.status_index = [indices = std::make_shared<StatusIndices>(store->writer())] { return indices->next(); };
  api_ = std::make_unique<Api>(Api::Parts{
      std::move(store),
      std::make_unique<Issuer>(std::move(parts)),
      SubjectDigest(Bytes(32, 7)),
      {folder.path / "trust-list.cose", folder.path / "status-lists"},
      std::chrono::minutes(15),
      &clock,
      folder.path / "trust.cbor",
      std::make_unique<const ServiceBook>(good(ServiceBook::load(source_dir() / "platform/rights/data/services.toml"))),
      exchange,
      std::move(messages)});
}

ImportReport Authority::deliver(const std::string& table, const std::string& csv) {
  const auto shelf = layouts();
  return good(import_delivery(*connection_, *good(shelf.find(table)), {table + ".csv", to_bytes(csv), clock.now()},
                              clock.now()));
}

void Authority::deliver_all_empty() {
  const auto shelf = layouts();
  for (const auto& layout : shelf.all())
    if (layout.target == Target::record) deliver_nothing(layout.id);
}

Answer Authority::ask(Method method, const std::string& path, const nlohmann::json& body, const std::string& key) {
  return api_->answer({method, path, "SUCCESS", fingerprint, key, {}, body.is_null() ? "" : body.dump()});
}

std::string Authority::open_visit(const std::string& name, const std::string& number) {
  const auto answer =
      ask(Method::post, "/v1/visits", {{"name", name}, {"id_number", number}, {"card_read", "2026-11-22T06:30:00Z"}});
  REQUIRE(answer.status == 201);
  return nlohmann::json::parse(answer.body).at("visit");
}

nlohmann::json Authority::wish() const {
  const auto offer = good(load_offer(source_dir() / "platform/issue/offers/example-city.toml"));
  return {{"subject", "self"},
          {"edition", "natural-person/1"},
          {"purpose", "bank_loan"},
          {"years", 5},
          {"consent",
           {{"version", offer.consent_version},
            {"sha256", offer.consent_sha256},
            {"language", "zh_CN"},
            {"given", "2026-11-22T06:30:04Z"}}}};
}

}  // namespace credit::platform::testing
