#include "platform/store/register_export.h"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "base/failures/common.h"
#include "base/failures/platform.h"

namespace credit::platform {
namespace {

using Json = nlohmann::ordered_json;
constexpr int form_version = 1;

tl::unexpected<Failure> unwritable(const std::filesystem::path& file) {
  return fail(failure::file_unwritable, file.string());
}

std::string line_of(const RegisterRow& row) {
  Json json{{"sequence", row.sequence}};
  for (std::size_t i = 0; i < row.fields.size(); ++i) json[register_fields[i]] = row.fields[i];
  json["chain"] = row.chain;
  return json.dump();
}

Status write_lines(Connection& connection, std::ostream& out, std::int64_t& count) {
  CREDIT_TRY(auto one_state, Transaction::snapshot(connection));
  out << Json{{"register", form_version}}.dump() << '\n';
  CREDIT_TRY(const auto checkpoints, all_checkpoints(connection));
  for (const auto& stored : checkpoints)
    out << Json{{"checkpoint", stored.number}, {"signed", to_base64(stored.bytes)}}.dump() << '\n';
  CREDIT_CHECK(each_row(connection, [&](const RegisterRow& row) -> Status {
    out << line_of(row) << '\n';
    ++count;
    return {};
  }));
  return one_state.commit();
}

bool sync_file(const std::filesystem::path& file) {
  const int opened = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (opened < 0) return false;
  const bool synced = ::fsync(opened) == 0;
  return ::close(opened) == 0 && synced;
}

class Lines {
 public:
  explicit Lines(std::istream& in) : in_(in) {}

  // Nothing at the end of the file; a line that is no object is one without members.
  std::optional<Json> next() {
    std::string text;
    if (!std::getline(in_, text)) return std::nullopt;
    ++line_;
    auto json = Json::parse(text, nullptr, false);
    return json.is_object() ? json : Json::object();
  }
  tl::unexpected<Failure> malformed() const {
    return fail(failure::register_export_malformed, "line " + std::to_string(line_));
  }

 private:
  std::istream& in_;
  std::int64_t line_ = 0;
};

std::optional<StoredCheckpoint> checkpoint_in(const Json& json) {
  if (json.size() != 2 || !json.contains("signed") || !json["signed"].is_string() ||
      !json["checkpoint"].is_number_integer())
    return std::nullopt;
  auto bytes = from_base64(json["signed"].get<std::string>());
  if (!bytes) return std::nullopt;
  return StoredCheckpoint{json["checkpoint"].get<std::int64_t>(), std::move(*bytes)};
}

bool take_text(const Json& json, const char* name, std::string& into) {
  const auto found = json.find(name);
  if (found == json.end() || !found->is_string()) return false;
  into = found->get<std::string>();
  return true;
}

std::optional<RegisterRow> row_in(const Json& json) {
  RegisterRow row;
  const auto sequence = json.find("sequence");
  if (json.size() != row.fields.size() + 2 || sequence == json.end() || !sequence->is_number_integer())
    return std::nullopt;
  row.sequence = sequence->get<std::int64_t>();
  for (std::size_t i = 0; i < row.fields.size(); ++i)
    if (!take_text(json, register_fields[i], row.fields[i])) return std::nullopt;
  if (!take_text(json, "chain", row.chain)) return std::nullopt;
  return row;
}

}  // namespace

Result<std::int64_t> export_register(Connection& connection, const std::filesystem::path& file) {
  const auto part = std::filesystem::path(file).concat(".part");
  std::int64_t count = 0;
  {
    std::ofstream out(part, std::ios::binary | std::ios::trunc);
    if (!out) return unwritable(part);
    CREDIT_CHECK(write_lines(connection, out, count));
    if (!out.flush()) return unwritable(part);
  }
  std::error_code error;
  std::filesystem::permissions(part, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, error);
  if (error || !sync_file(part)) return unwritable(part);
  std::filesystem::rename(part, file, error);
  if (error) return unwritable(file);
  return count;
}

Result<RegisterState> check_export(const std::filesystem::path& file, const trust::TrustList& trust,
                                   const std::vector<Bytes>& elsewhere) {
  std::ifstream in(file);
  if (!in) return fail(failure::file_unreadable, file.string());
  return check_export(in, trust, elsewhere);
}

Result<RegisterState> check_export(std::istream& in, const trust::TrustList& trust,
                                   const std::vector<Bytes>& elsewhere) {
  Lines lines(in);
  const auto head = lines.next();
  if (!head || *head != Json{{"register", form_version}}) return lines.malformed();
  std::vector<StoredCheckpoint> checkpoints;
  auto json = lines.next();
  for (; json && json->contains("checkpoint"); json = lines.next()) {
    auto checkpoint = checkpoint_in(*json);
    if (!checkpoint) return lines.malformed();
    checkpoints.push_back(std::move(*checkpoint));
  }
  for (const auto& bytes : elsewhere) checkpoints.push_back({0, bytes});
  RegisterCheck check(checkpoints, trust);
  for (; json; json = lines.next()) {
    const auto row = row_in(*json);
    if (!row) return lines.malformed();
    check.take(*row);
  }
  return check.finish();
}

}  // namespace credit::platform
