#include "report/document/json_tree.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/failures/document.h"
#include "base/personal.h"

namespace credit::document {

Json::~Json() { wipe(text); }

const Json* Json::find(std::string_view key) const {
  for (const auto& [name, value] : members)
    if (name == key) return &value;
  return nullptr;
}

namespace {

using Library = nlohmann::json;

// The library's parser keeps its own stack, so depth costs heap only; we stop it long before.
class TreeBuilder final : public nlohmann::json_sax<Library> {
 public:
  bool null() override { return put(Json{}); }
  bool boolean(bool value) override {
    Json node = of(Json::Kind::flag);
    node.flag = value;
    return put(std::move(node));
  }
  bool number_integer(number_integer_t) override { return refuse("a negative number"); }
  bool number_unsigned(number_unsigned_t value) override {
    Json node = of(Json::Kind::number);
    node.number = value;
    return put(std::move(node));
  }
  bool number_float(number_float_t, const string_t&) override { return refuse("a number that is not whole"); }
  bool string(string_t& value) override {
    Json node = of(Json::Kind::text);
    node.text = std::move(value);
    return put(std::move(node));
  }
  bool binary(binary_t&) override { return refuse("binary"); }
  bool start_object(std::size_t) override { return open(Json::Kind::object); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(Json::Kind::list); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    if (open_.back().find(name) != nullptr) return refuse("a key twice");
    open_.back().members.emplace_back(std::move(name), Json{});
    return true;
  }
  // The library's own message quotes the text, so only the place is kept.
  bool parse_error(std::size_t at, const std::string&, const nlohmann::detail::exception&) override {
    return refuse("not JSON at byte " + std::to_string(at));
  }

  Json root;
  std::string problem;

 private:
  static Json of(Json::Kind kind) {
    Json node;
    node.kind = kind;
    return node;
  }

  bool refuse(std::string why) {
    if (problem.empty()) problem = std::move(why);
    return false;
  }

  bool open(Json::Kind kind) {
    if (open_.size() == json_depth_limit) return refuse("too deep");
    open_.push_back(of(kind));
    return true;
  }

  bool close() {
    Json node = std::move(open_.back());
    open_.pop_back();
    return put(std::move(node));
  }

  bool put(Json node) {
    if (open_.empty())
      root = std::move(node);
    else if (open_.back().kind == Json::Kind::list)
      open_.back().items.push_back(std::move(node));
    else
      open_.back().members.back().second = std::move(node);
    return true;
  }

  std::vector<Json> open_;
};

}  // namespace

Result<Json> read_json(ByteView text) {
  TreeBuilder builder;
  const auto* begin = reinterpret_cast<const char*>(text.data());
  // Two things the library lets pass: a byte order mark in front, and anything behind a zero byte.
  if (!text.empty() && text.front() == 0xEF) return fail(failure::document_malformed, "a byte order mark");
  if (std::ranges::find(text, 0) != text.end()) return fail(failure::document_malformed, "a zero byte");
  if (text.empty() || !Library::sax_parse(begin, begin + text.size(), &builder))
    return fail(failure::document_malformed, builder.problem.empty() ? "nothing there" : builder.problem);
  return std::move(builder.root);
}

}  // namespace credit::document
