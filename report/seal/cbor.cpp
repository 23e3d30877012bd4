#include "report/seal/cbor.h"

#include <algorithm>

#include "base/failures/seal.h"

namespace credit::seal::cbor {
namespace {

class Reader {
 public:
  Reader(ByteView bytes, Rules rules) : all_(bytes), rules_(rules) {}

  Result<Item> whole() {
    CREDIT_TRY(auto item, next(0));
    if (at_ != all_.size()) return wrong("bytes follow the end");
    return item;
  }

 private:
  tl::unexpected<Failure> wrong(const char* what) const {
    return fail(failure::seal_cbor_malformed, std::string(what) + " at byte " + std::to_string(at_));
  }
  bool strict() const { return rules_ == Rules::deterministic; }
  std::size_t left() const { return all_.size() - at_; }

  Result<Item> next(int depth) {
    if (depth > depth_limit) return wrong("nested too deep");
    const std::size_t start = at_;
    Item item;
    CREDIT_CHECK(head(item));
    CREDIT_CHECK(body(item, depth));
    item.encoded = all_.subspan(start, at_ - start);
    return item;
  }

  Status head(Item& item) {
    if (left() == 0) return wrong("ends early");
    const std::uint8_t first = all_[at_++];
    item.kind = static_cast<Kind>(first >> 5);
    const unsigned info = first & 31U;
    if (info > 27) return wrong("indefinite or reserved length");
    if (item.kind == Kind::simple && strict()) return wrong("float or simple value");
    if (info < 24) {
      item.argument = info;
      return {};
    }
    return long_argument(item, std::size_t{1} << (info - 24));
  }

  Status long_argument(Item& item, std::size_t width) {
    if (left() < width) return wrong("ends early");
    for (std::size_t i = 0; i < width; ++i) item.argument = item.argument << 8 | all_[at_++];
    const bool shortest = width == 1 ? item.argument >= 24 : item.argument >> (4 * width) != 0;
    if (!shortest && strict()) return wrong("integer not in its shortest form");
    return {};
  }

  Status body(Item& item, int depth) {
    switch (item.kind) {
      case Kind::bytes:
      case Kind::text:
        return string(item);
      case Kind::array:
        return children(item, item.argument, depth);
      case Kind::map:
        if (item.argument > left()) return wrong("count exceeds the bytes left");
        CREDIT_CHECK(children(item, 2 * item.argument, depth));
        return keys(item);
      case Kind::tag:
        return children(item, 1, depth);
      default:
        return {};
    }
  }

  Status string(Item& item) {
    if (item.argument > left()) return wrong("string longer than the bytes left");
    item.content = all_.subspan(at_, static_cast<std::size_t>(item.argument));
    at_ += item.content.size();
    if (item.kind == Kind::text && !valid_utf8(text_view(item.content))) return wrong("text is not UTF-8");
    return {};
  }

  Status children(Item& item, std::uint64_t count, int depth) {
    if (count > left()) return wrong("count exceeds the bytes left");
    for (std::uint64_t i = 0; i < count; ++i) {
      CREDIT_TRY(auto child, next(depth + 1));
      item.children.push_back(std::move(child));
    }
    return {};
  }

  Status keys(const Item& map) const {
    std::vector<ByteView> keys;
    for (std::size_t i = 0; i < map.children.size(); i += 2) keys.push_back(map.children[i].encoded);
    const auto before = [](ByteView a, ByteView b) { return std::ranges::lexicographical_compare(a, b); };
    if (strict() && !std::ranges::is_sorted(keys, before)) return wrong("map keys out of order");
    std::ranges::sort(keys, before);
    const auto same = [](ByteView a, ByteView b) { return std::ranges::equal(a, b); };
    if (std::ranges::adjacent_find(keys, same) != keys.end()) return wrong("map key twice");
    return {};
  }

  ByteView all_;
  Rules rules_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<std::int64_t> Item::integer() const {
  if (argument > static_cast<std::uint64_t>(INT64_MAX)) return std::nullopt;
  const auto value = static_cast<std::int64_t>(argument);
  if (kind == Kind::unsigned_integer) return value;
  if (kind == Kind::negative_integer) return -1 - value;
  return std::nullopt;
}

std::optional<ByteView> Item::bytes() const {
  if (kind != Kind::bytes) return std::nullopt;
  return content;
}

std::optional<std::string_view> Item::text() const {
  if (kind != Kind::text) return std::nullopt;
  return text_view(content);
}

const Item* Item::at(std::int64_t key) const {
  if (kind != Kind::map) return nullptr;
  for (std::size_t i = 0; i < children.size(); i += 2)
    if (children[i].integer() == key) return &children[i + 1];
  return nullptr;
}

Result<Item> parse(ByteView bytes, Rules rules) { return Reader(bytes, rules).whole(); }

}  // namespace credit::seal::cbor
