#include "drivers/plugin/reader_protocol.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/failures/plugin.h"

namespace credit::plugin {
namespace {

constexpr std::size_t line_limit = 256, text_limit = 256, photo_limit = 1024, address_limit = 70;
constexpr std::size_t card_limit = text_limit + photo_limit + address_limit;

tl::unexpected<Failure> broken(const char* why) { return fail(failure::plugin_protocol_broken, why); }

std::optional<std::uint32_t> number_in(std::string_view word, std::uint32_t limit) {
  std::uint32_t number = 0;
  const auto* end = word.data() + word.size();
  const auto [stopped, error] = std::from_chars(word.data(), end, number);
  if (error != std::errc{} || stopped != end || number > limit) return std::nullopt;
  return number;
}

// The first word; the line keeps the rest.
std::string_view take_word(std::string_view& line) {
  const auto blank = std::min(line.find(' '), line.size());
  const auto word = line.substr(0, blank);
  line.remove_prefix(std::min(blank + 1, line.size()));
  return word;
}

bool printable(std::string_view line) {
  return std::all_of(line.begin(), line.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

Result<Said> hello(std::string_view words) {
  const auto version = number_in(take_word(words), 9999);
  if (!version) return broken("hello without a version");
  return Said(said::Hello{static_cast<int>(*version), std::string(words)});
}

template <class Enum, std::size_t count>
Result<Said> one_of(std::string_view word, const std::array<std::string_view, count>& names, const char* what) {
  const auto found = std::find(names.begin(), names.end(), word);
  if (found == names.end()) return broken(what);
  return Said(static_cast<Enum>(found - names.begin()));
}

template <class Bare>
Result<Said> bare(std::string_view rest, Bare what) {
  if (!rest.empty()) return broken("words too many");
  return Said(what);
}

Result<Said> pong(std::string_view word) {
  const auto number = number_in(word, UINT32_MAX);
  if (!number) return broken("pong without a number");
  return Said(said::Pong{*number});
}

Result<Said> message_of(std::string_view line) {
  constexpr std::array<std::string_view, 3> states{"starting", "ready", "fault"};
  constexpr std::array<std::string_view, 4> failures{"moved", "not_genuine", "unknown", "timeout"};
  if (!printable(line)) return broken("not ASCII");
  const auto verb = take_word(line);
  if (verb == "hello") return hello(line);
  if (verb == "can" && line == "removed") return Said(said::CanRemoved{});
  if (verb == "state") return one_of<said::State>(line, states, "an unknown state");
  if (verb == "found") return bare(line, said::Found{});
  if (verb == "failed") return one_of<said::Failed>(line, failures, "an unknown failure");
  if (verb == "removed") return bare(line, said::Removed{});
  if (verb == "pong") return pong(line);
  return broken("an unknown line");
}

struct Sizes {
  std::size_t text, photo, address;
  std::size_t all() const { return text + photo + address; }
};

std::optional<Sizes> sizes_in(std::string_view words) {
  const auto text = number_in(take_word(words), text_limit);
  const auto photo = number_in(take_word(words), photo_limit);
  const auto address = number_in(words, address_limit);
  if (!text || !photo || !address) return std::nullopt;
  return Sizes{*text, *photo, *address};
}

Personal<Bytes> part(ByteView bytes, std::size_t at, std::size_t size) {
  const auto view = bytes.subspan(at, size);
  return Personal<Bytes>(Bytes(view.begin(), view.end()));
}

said::Card card_of(ByteView bytes, const Sizes& sizes) {
  return {part(bytes, 0, sizes.text), part(bytes, sizes.text, sizes.photo),
          part(bytes, sizes.text + sizes.photo, sizes.address)};
}

}  // namespace

// Room for the longest unfinished message and one piece more, so that it is never copied elsewhere.
ReaderEar::ReaderEar() { waiting_.reserve(line_limit + card_limit + 8192); }

Result<std::vector<Said>> ReaderEar::add(ByteView piece) {
  waiting_.insert(waiting_.end(), piece.begin(), piece.end());
  std::vector<Said> all;
  for (;;) {
    CREDIT_TRY(auto one, next());
    if (!one) break;
    all.push_back(std::move(*one));
  }
  const auto rest = waiting_.begin() + static_cast<std::ptrdiff_t>(at_);
  const auto kept = std::copy(rest, waiting_.end(), waiting_.begin());
  std::fill(kept, waiting_.end(), std::uint8_t{0});
  waiting_.erase(kept, waiting_.end());
  at_ = 0;
  return all;
}

Result<std::optional<Said>> ReaderEar::next() {
  const auto rest = ByteView(waiting_).subspan(at_);
  const auto end = std::find(
      rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(std::min(rest.size(), line_limit)), std::uint8_t{'\n'});
  const auto length = static_cast<std::size_t>(end - rest.begin());
  if (length == line_limit) return broken("a line too long");
  if (length == rest.size()) return std::optional<Said>{};
  const auto line = text_view(rest.first(length));
  if (!line.starts_with("card ")) {
    CREDIT_TRY(auto message, message_of(line));
    at_ += length + 1;
    return std::optional<Said>(std::move(message));
  }
  const auto sizes = sizes_in(line.substr(5));
  if (!sizes) return broken("a card of impossible size");
  const auto behind = rest.subspan(length + 1);
  if (behind.size() < sizes->all()) return std::optional<Said>{};
  at_ += length + 1 + sizes->all();
  return std::optional<Said>(card_of(behind, *sizes));
}

}  // namespace credit::plugin
