#include "tests/foreign/vector.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/file.h"

namespace credit::foreign {
namespace {

using Json = nlohmann::json;

const Json* at(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? nullptr : &*found;
}

std::string text(const Json& object, const char* name) {
  const Json* value = at(object, name);
  return value != nullptr && value->is_string() ? value->get<std::string>() : std::string();
}

std::optional<Bytes> hex(const Json& object, const char* name) {
  const Json* value = at(object, name);
  if (value == nullptr || !value->is_string()) return std::nullopt;
  return from_hex(value->get_ref<const std::string&>());
}

std::optional<Bytes> base64url(std::string text) {
  std::ranges::replace(text, '-', '+');
  std::ranges::replace(text, '_', '/');
  text.append((4 - text.size() % 4) % 4, '=');
  return from_base64(text);
}

// A number of the key, as "x_hex" or base64url "x".
Bytes number(const Json& key, const std::string& name) {
  if (const auto bytes = hex(key, (name + "_hex").c_str())) return *bytes;
  return base64url(text(key, name.c_str())).value_or(Bytes{});
}

Bytes plaintext(const Json& input) {
  if (const auto bytes = hex(input, "plaintext_hex")) return *bytes;
  return to_bytes(text(input, "plaintext"));
}

}  // namespace

std::variant<Vector, NotSign1, Unreadable> read_vector(const std::filesystem::path& file) {
  const auto bytes = read_file(file);
  if (!bytes) return Unreadable{bytes.error().describe()};
  const Json root = Json::parse(*bytes, nullptr, false);
  if (!root.is_object()) return Unreadable{"not JSON"};
  const Json* input = at(root, "input");
  const Json* sign1 = input != nullptr ? at(*input, "sign0") : nullptr;
  if (sign1 == nullptr) return NotSign1{};
  const Json* key = at(*sign1, "key");
  const Json* output = at(root, "output");
  const auto message = output != nullptr ? hex(*output, "cbor") : std::nullopt;
  if (key == nullptr || !message) return Unreadable{"no key or no output.cbor"};
  const Json* fail = at(root, "fail");
  const Json* intermediates = at(root, "intermediates");
  Vector vector;
  vector.title = text(root, "title");
  vector.must_fail = fail != nullptr && fail->is_boolean() && fail->get<bool>();
  vector.key = {text(*key, "kty"), text(*key, "crv"), number(*key, "x"), number(*key, "y")};
  vector.external = hex(*sign1, "external").value_or(Bytes{});
  vector.plaintext = plaintext(*input);
  if (intermediates != nullptr) vector.to_be_signed = hex(*intermediates, "ToBeSign_hex");
  vector.message = *message;
  return vector;
}

}  // namespace credit::foreign
