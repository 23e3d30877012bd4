// Texts: digits lost, changed or not the one spelling.
#include "report/seal/digits.h"
#include "tests/unit/seal/vector_shapes.h"

namespace credit::test {
namespace {

Json not_digits() { return answers({"failed: seal_digits_malformed"}, "not_genuine"); }

// A text nobody's bytes are spelled as.
VectorParts of_text(const char* title, const std::string& text, const Json& expected) {
  VectorParts parts;
  parts.title = title;
  parts.trust = vector_trust();
  parts.text = text;
  parts.expected = expected;
  return parts;
}

Json no_seal() {
  auto json = answers({}, "unreadable");
  json["scanned"] = "failed: input_is_no_seal";
  return json;
}

void add_cuts(Vectors& all, const std::string& url) {
  all["hostile-digit-lost"] = of_text("The last digit lost", url.substr(0, url.size() - 1), not_digits());
  const std::size_t begin = url.find('#') + 1, blocks = (url.size() - begin) / 17;
  Bytes cut = countersigned_by(12);
  cut.resize((blocks - 1) * 7);
  all["hostile-block-lost"] = from_cose("Cut at the edge of a block: the digits are right, the seal is not whole", cut,
                                        refused(1, "seal_cbor_malformed"));
  all["hostile-first-block-lost"] =
      of_text("The first block lost", "https://v.credit.example.cn/s#" + url.substr(begin + 17),
              refused(1, "seal_cbor_malformed"));
  all["hostile-nothing-after-hash"] = of_text("Nothing after the #", url.substr(0, begin), no_seal());
}

void add_strays(Vectors& all, const std::string& url) {
  std::string letter = url, sign = url, second = url;
  letter[url.size() - 40] = 'O';
  all["hostile-letter"] = of_text("The letter O among the digits", letter, not_digits());
  sign.insert(url.find('#') + 1, "+");
  all["hostile-plus-sign"] = of_text("A plus sign before the digits", sign, not_digits());
  all["hostile-other-digits"] =
      of_text("An Arabic-Indic zero at the end", url.substr(0, url.size() - 1) + "\u0660", not_digits());
  all["hostile-too-many-digits"] = of_text("1245 digits, one more than any seal has",
                                           std::string(vector_place) + "#" + std::string(1245, '1'), not_digits());
  const std::size_t begin = url.find('#') + 1;
  const auto block = std::stoull(url.substr(begin, 17)) + (1ULL << 56U);
  second.replace(begin, 17, std::to_string(block));
  all["hostile-second-spelling"] = of_text("A second spelling: a block raised by 2^56", second, not_digits());
}

void add_times(Vectors& all) {
  auto future = from_cose(
      "Issued six minutes from now", issuer_sealed(),
      answers({"passed", "passed", "passed", "passed", "not_applicable", "failed: seal_from_the_future", "passed"},
              "not_genuine"));
  future.clock = "2026-11-22T06:24:00Z";
  all["hostile-from-the-future"] = future;
  auto nearly = from_cose("Issued five minutes from now: clocks may differ so far", issuer_sealed(),
                          all_passed("not_applicable"));
  nearly.clock = "2026-11-22T06:25:05Z";
  all["genuine-clocks-differ"] = nearly;
  auto last = from_cose("The last second of its validity", issuer_sealed(), all_passed("not_applicable"));
  last.clock = "2026-12-22T06:30:05Z";
  all["genuine-last-second"] = last;
}

void add_size(Vectors& all) {
  auto claims = some_claims();
  claims.chapter_counts = std::vector<int>(64, 2147483647);
  all["hostile-oversized"] = from_cose("Longer than any seal, though every claim is in its range",
                                       whole(truly_signed(encode(claims))), not_digits());
}

}  // namespace

void add_hostile_texts(Vectors& all) {
  const std::string url = seal::to_url(vector_place, countersigned_by(12));
  add_cuts(all, url);
  add_strays(all, url);
  add_times(all);
  add_size(all);
}

}  // namespace credit::test
