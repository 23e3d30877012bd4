#include "report/document/wording_reader.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/failures/document.h"

namespace credit::document {
namespace {

// What no sentence of a report may say of a subject, in either script.
constexpr std::array praises = {"守法",   "合格",     "良好",     "优秀",   "優秀",   "优良",   "優良",
                                "优质",   "優質",     "清白",     "可靠",   "可信",   "守信",   "无违法",
                                "無違法", "没有违法", "沒有違法", "无不良", "無不良", "无失信", "無失信",
                                "信用好", "资信",     "資信",     "评为",   "評為",   "等级为", "等級為"};

using Names = std::initializer_list<std::string_view>;

// The {names} of a text; an empty one stands for a brace that is not closed or not opened.
std::multiset<std::string_view> names_in(std::string_view text) {
  std::multiset<std::string_view> names;
  while (true) {
    const auto open = text.find_first_of("{}");
    if (open == std::string_view::npos) return names;
    const auto close = text.find_first_of("{}", open + 1);
    if (text[open] == '}' || close == std::string_view::npos || text[close] == '{') return {""};
    names.insert(text.substr(open + 1, close - open - 1));
    text.remove_prefix(close + 1);
  }
}

std::string sentence(TomlObject& object, std::string_view key, Names names) {
  auto text = object.text(key);
  if (names_in(text) != std::multiset<std::string_view>(names))
    object.complain(failure::edition_wording_refused, key, "must name exactly the facts it is filled with, once each");
  refuse_praise(object, key, text);
  return text;
}

}  // namespace

void refuse_praise(TomlObject& object, std::string_view key, std::string_view text) {
  const auto praised = [&](const char* word) { return text.find(word) != std::string_view::npos; };
  if (std::ranges::any_of(praises, praised))
    object.complain(failure::edition_wording_refused, key, "says more than what was counted");
}

Wording read_wording(TomlObject& object, bool by_domains) {
  Wording wording;
  wording.none = sentence(object, "none", {});
  wording.some = sentence(object, "some", {"count"});
  wording.not_answered = sentence(object, "not_answered", {});
  if (!by_domains) return wording;
  wording.not_asked = sentence(object, "not_asked", {});
  wording.partial = sentence(object, "partial", {"from"});
  wording.overall =
      sentence(object, "overall", {"domains", "asked", "none", "some", "records", "not_answered", "not_asked"});
  wording.scope = sentence(object, "scope", {"region", "domains", "from", "to", "cut_off"});
  return wording;
}

}  // namespace credit::document
