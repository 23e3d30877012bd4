#include <algorithm>

#include "report/seal/cbor_taker.h"
#include "report/seal/cbor_writer.h"
#include "report/seal/claims.h"
#include "report/trust/renewal.h"

namespace credit::trust {
namespace {

namespace cbor = seal::cbor;
constexpr std::size_t entry_limit = 2000, text_limit = 256;

Bytes digest(ByteView bytes) {
  const auto made = seal::digest_of(bytes);
  return {made.begin(), made.end()};
}

// It goes back into a header of ours.
bool printable(std::string_view text) {
  return text.size() <= text_limit && std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

bool sound(const Validators& validators) { return printable(validators.etag) && printable(validators.last_modified); }

}  // namespace

void ListMemory::keep(const std::string& path, ByteView signed_list, Validators validators) {
  if (!sound(validators)) validators = {};
  entries_.insert_or_assign(path, Entry{digest(signed_list), std::move(validators)});
}

Validators ListMemory::recall(const std::string& path, ByteView signed_list) const {
  const auto found = entries_.find(path);
  return found == entries_.end() || found->second.digest != digest(signed_list) ? Validators()
                                                                                : found->second.validators;
}

// An array of pairs in the order of the paths: our maps have numbers for keys.
Bytes ListMemory::encode() const {
  cbor::Writer out;
  out.array(entries_.size());
  for (const auto& [path, entry] : entries_) {
    out.array(4).text(path).bytes(entry.digest);
    out.text(entry.validators.etag).text(entry.validators.last_modified);
  }
  return out.take();
}

ListMemory ListMemory::decode(ByteView bytes) {
  ListMemory memory;
  const auto root = cbor::parse(bytes);
  if (!root || root->kind != cbor::Kind::array || root->children.size() > entry_limit) return memory;
  for (const auto& item : root->children) {
    if (!item.is_array(4)) return {};
    const auto path = item.children[0].text(), etag = item.children[2].text(), date = item.children[3].text();
    const auto digest = item.children[1].bytes();
    if (!path || !etag || !date || !digest) return {};
    Entry entry{Bytes(digest->begin(), digest->end()), {std::string(*etag), std::string(*date)}};
    if (!sound(entry.validators)) return {};
    memory.entries_.insert_or_assign(std::string(*path), std::move(entry));
  }
  return memory;
}

}  // namespace credit::trust
