#include "platform/rights/service_book.h"

#include <algorithm>

#include "base/failures/common.h"
#include "base/file.h"
#include "base/toml.h"

namespace credit::platform {
namespace {

using Node = toml::node_view<const toml::node>;

constexpr std::array languages{"zh_CN", "zh_TW", "en"};
constexpr std::array known_services{"report", "objection", "repair", "commitments", "evaluation", "inquiries"};
constexpr std::array labels_wanted{"repair_how",          "repair_decided",    "repair_until",
                                   "repair_class",        "repair_class_open", "repair_if",
                                   "repair_earliest",     "repair_from",       "repair_now",
                                   "repair_done",         "repair_nothing",    "repair_list",
                                   "repair_leave",        "repair_unit",       "repaired",
                                   "objection_of",        "objection_number",  "objection_report",
                                   "objection_record",    "objection_reason",  "objection_received",
                                   "objection_answered",  "objection_answer",  "objection_open",
                                   "objection_corrected", "objection_kept",    "objection_receipt",
                                   "objection_next",      "inquiry_own",       "inquiry_representative",
                                   "inquiry_agent",       "inquiry_holder",    "inquiry_other",
                                   "inquiry_by",          "inquiry_what",      "inquiry_purpose",
                                   "inquiry_machine",     "inquiry_online",    "inquiry_outcome",
                                   "inquiry_done",        "inquiry_refused",   "action_visit",
                                   "action_report",       "action_check",      "action_repair",
                                   "action_commitments",  "action_evaluation", "action_inquiries",
                                   "action_objections",   "action_objection",  "action_person_phone_code",
                                   "action_person_desk",  "inquiry_staff",     "inquiry_sent",
                                   "action_other"};

// Collects what is missing, so that one look at the message is enough to put the file right.
class Reader {
 public:
  std::string text(Node node, const std::string& place) {
    auto value = node.value_or(std::string());
    if (value.empty()) miss(place);
    return value;
  }
  Words words(Node node, const std::string& place) {
    Words read;
    for (std::size_t i = 0; i < read.size(); ++i) read[i] = text(node[languages[i]], place + "." + languages[i]);
    return read;
  }
  int months(Node node, const std::string& place) {
    const auto value = node.value_or(std::int64_t{-1});
    if (value < 0 || value > 120) miss(place);
    return static_cast<int>(value);
  }
  void miss(const std::string& place) { missing_.append(missing_.empty() ? "" : ", ").append(place); }
  Status status() const {
    if (!missing_.empty()) return fail(failure::settings_invalid, "missing in the services: " + missing_);
    return {};
  }

 private:
  std::string missing_;
};

std::vector<std::string> codes(Node node) {
  std::vector<std::string> read;
  if (const auto* list = node.as_array())
    for (const auto& item : *list) read.push_back(item.value_or(std::string()));
  return read;
}

template <class Take>
void each(const toml::table& table, const char* name, Take take) {
  if (const auto* list = table[name].as_array())
    for (const auto& node : *list) take(Node(node));
}

Service read_service(Node node, Reader& reader) {
  Service service;
  service.code = reader.text(node["code"], "services.code");
  if (std::ranges::find(known_services, service.code) == known_services.end()) reader.miss(service.code);
  service.name = reader.words(node["name"], service.code + ".name");
  service.about = reader.words(node["about"], service.code + ".about");
  service.subjects = codes(node["subjects"]);
  if (service.subjects.empty()) reader.miss(service.code + ".subjects");
  if (service.code == "report") return service;
  service.title = reader.words(node["title"], service.code + ".title");
  service.note = reader.words(node["note"], service.code + ".note");
  service.empty = reader.words(node["empty"], service.code + ".empty");
  service.silent = node["silent"] ? reader.words(node["silent"], service.code + ".silent") : service.empty;
  service.printable = node["printable"].value_or(false);
  service.kinds = codes(node["kinds"]);
  service.lead_field = node["lead_field"].value_or(std::string());
  service.mark_field = node["mark_field"].value_or(std::string());
  return service;
}

void replace(std::string& text, std::string_view mark, const std::string& by) {
  if (const auto at = text.find(mark); at != std::string::npos) text.replace(at, mark.size(), by);
}

}  // namespace

Words words_of_all(const std::string& same) { return {same, same, same}; }

Words filled(const Words& words, const Words& one, const Words& two) {
  Words done = words;
  for (std::size_t i = 0; i < done.size(); ++i) {
    replace(done[i], "%1", one[i]);
    replace(done[i], "%2", two[i]);
  }
  return done;
}

Result<ServiceBook> ServiceBook::parse(std::string_view text) {
  const auto parsed = toml::parse(text);
  if (!parsed) return fail(failure::settings_invalid, std::string(parsed.error().description()));
  const toml::table& table = parsed.table();
  Reader reader;
  ServiceBook book;
  each(table, "services", [&](Node node) { book.services_.push_back(read_service(node, reader)); });
  each(table, "reasons", [&](Node node) {
    const auto code = reader.text(node["code"], "reasons.code");
    book.reasons_.push_back({code, reader.words(node["name"], "reasons." + code)});
  });
  each(table, "classes", [&](Node node) {
    const auto code = reader.text(node["code"], "classes.code");
    book.classes_.push_back({code, reader.words(node["name"], "classes." + code),
                             reader.months(node["least_months"], code + ".least_months"),
                             reader.months(node["most_months"], code + ".most_months")});
  });
  each(table, "repair", [&](Node node) {
    book.repair_.push_back({reader.text(node["kind"], "repair.kind"), node["start"].value_or(std::string()),
                            node["until"].value_or(std::string())});
  });
  each(table, "steps", [&](Node node) {
    book.steps_.push_back({reader.words(node["label"], "steps.label"), reader.words(node["words"], "steps.words")});
  });
  for (const char* key : labels_wanted)
    book.labels_[key] = reader.words(table["labels"][key], std::string("labels.") + key);
  CREDIT_CHECK(reader.status());
  if (book.service("objection") != nullptr && book.reasons_.empty())
    return fail(failure::settings_invalid, "objections need reasons");
  return book;
}

Result<ServiceBook> ServiceBook::load(const std::filesystem::path& file) {
  CREDIT_TRY(const auto bytes, read_file(file, 1U << 20));
  return parse(text_view(bytes));
}

const Service* ServiceBook::service(std::string_view code) const {
  const auto found = std::ranges::find(services_, code, &Service::code);
  return found == services_.end() ? nullptr : &*found;
}

const NamedWords* ServiceBook::reason(std::string_view code) const {
  const auto found = std::ranges::find(reasons_, code, &NamedWords::code);
  return found == reasons_.end() ? nullptr : &*found;
}

const Words& ServiceBook::label(const std::string& key) const {
  const auto found = labels_.find(key);
  CREDIT_ENSURE(found != labels_.end());
  return found->second;
}

}  // namespace credit::platform
