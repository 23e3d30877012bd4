#include "creditreport.h"

#include <cstring>
#include <exception>
#include <new>

#include "base/failures/verifier.h"
#include "report/verify/command/answer.h"

using namespace credit;
using namespace credit::verify;

struct creditreport_failure {
  Failure failure;
};
struct creditreport_verifier {
  Verifier verifier;
  document::EditionShelf editions;
};
struct creditreport_verdict {
  Verdict verdict;
  trust::TrustList list;  // its head alone, for the answer in JSON
  std::optional<document::Edition> edition;
  Instant at{};
  std::array<std::optional<creditreport_failure>, stage_count> failures;
  std::vector<creditreport_failure> notes;
  std::array<std::string, CREDITREPORT_PERIOD_TO + 1> texts;
};

namespace {

static_assert(CREDITREPORT_STAGES == stage_count);
static_assert(CREDITREPORT_STAGE_PAGE_TEXT == static_cast<int>(Stage::page_text));
static_assert(CREDITREPORT_FAILED == static_cast<int>(Answer::failed));
static_assert(CREDITREPORT_UNREADABLE == static_cast<int>(Conclusion::unreadable));
static_assert(CREDITREPORT_EN == static_cast<int>(Language::en));
static_assert(CREDITREPORT_NOT_ANSWERED == seal::not_answered);

constexpr std::int64_t last_second = 253402300799;  // 9999-12-31T23:59:59Z

void give(creditreport_failure** out, const Failure& failure) {
  if (out != nullptr) *out = new (std::nothrow) creditreport_failure{failure};
}

// The edge: an exception in here is memory that ran out, and a null pointer out there.
template <class Work>
auto guarded(creditreport_failure** out, const Work& work) -> decltype(work()) {
  if (out != nullptr) *out = nullptr;
  try {
    return work();
  } catch (const std::exception&) {
    try {
      give(out, {failure::library_out_of_memory, {}});
    } catch (const std::exception&) {
    }
    return nullptr;
  }
}

bool in_range(int value, int end) { return value >= 0 && value < end; }

std::optional<Verdict> verdict_on(const Verifier& verifier, int kind, ByteView input, Instant at) {
  switch (kind) {
    case CREDITREPORT_INPUT_ANY:
      return verifier.check_any(input, at);
    case CREDITREPORT_INPUT_SEAL:
      return verifier.check_seal(input, at);
    case CREDITREPORT_INPUT_TEXT:
      return verifier.check_url_or_digits(text_view(input), at);
    case CREDITREPORT_INPUT_PICTURE:
      return verifier.check_picture(input, at);
    case CREDITREPORT_INPUT_PDF:
      return verifier.check_pdf(input, at);
    case CREDITREPORT_INPUT_SCAN:
      return verifier.check_scan(input, at);
  }
  return std::nullopt;
}

void keep_texts(creditreport_verdict& kept) {
  const auto* claims = kept.verdict.facts();
  if (claims == nullptr) return;
  kept.texts = {claims->report_number,     claims->issuer,     kept.verdict.issuer()->name,
                claims->subject_name,      claims->subject_id, claims->edition,
                claims->purpose,           claims->kiosk,      to_text(claims->period_from),
                to_text(claims->period_to)};
}

creditreport_verdict* kept(const creditreport_verifier& asked, Verdict verdict, Instant at) {
  const auto& list = asked.verifier.trust().list;
  auto made = std::make_unique<creditreport_verdict>();
  made->verdict = std::move(verdict);
  made->list.sequence = list.sequence;
  made->list.issued = list.issued;
  made->list.next_update = list.next_update;
  made->at = at;
  if (const auto* facts = made->verdict.facts())
    if (const auto edition = asked.editions.find(facts->edition)) made->edition = **edition;
  for (const auto stage : all_stages())
    if (const auto& failure = made->verdict.stage(stage).failure)
      made->failures[static_cast<std::size_t>(stage)] = creditreport_failure{*failure};
  for (const auto& note : made->verdict.notes()) made->notes.push_back({note});
  keep_texts(*made);
  return made.release();
}

std::optional<std::int64_t> number(const Verdict& verdict, int fact) {
  const auto* claims = verdict.facts();
  const auto* copy = verdict.copy();
  const auto status = verdict.status();
  const auto seconds = [](Instant at) { return static_cast<std::int64_t>(at.time_since_epoch().count()); };
  switch (fact) {
    case CREDITREPORT_ISSUED:
      return claims == nullptr ? std::nullopt : std::optional(seconds(claims->issued));
    case CREDITREPORT_EXPIRES:
      return claims == nullptr ? std::nullopt : std::optional(seconds(claims->expires));
    case CREDITREPORT_PRINTED:
      return copy == nullptr ? std::nullopt : std::optional(seconds(copy->printed));
    case CREDITREPORT_COPY:
      return copy == nullptr ? std::nullopt : std::optional<std::int64_t>(copy->copy);
    case CREDITREPORT_STATUS_SINCE:
      return status ? std::optional(seconds(status->since)) : std::nullopt;
  }
  return std::nullopt;
}

Language language_of(int language) { return in_range(language, 3) ? static_cast<Language>(language) : Language::en; }

}  // namespace

const char* creditreport_version(void) { return CREDITREPORT_VERSION; }

creditreport_verifier* creditreport_verifier_open(const uint8_t* bundle, size_t size, const char* editions,
                                                  const char* page_program, creditreport_failure** failure) {
  return guarded(failure, [&]() -> creditreport_verifier* {
    if (bundle == nullptr || size > trust::bundle_limit) {
      give(failure, {failure::library_call_wrong, "bundle"});
      return nullptr;
    }
    auto opened = trust::open_bundle({bundle, size});
    if (!opened) {
      give(failure, opened.error());
      return nullptr;
    }
    auto shelf = editions == nullptr ? document::EditionShelf() : document::EditionShelf::load(editions);
    if (!shelf) {
      give(failure, shelf.error());
      return nullptr;
    }
    PageReading reading;
    if (page_program != nullptr) reading.program = page_program;
    return new creditreport_verifier{Verifier(std::move(*opened), {PdfPages(std::move(reading)), *shelf}), *shelf};
  });
}

void creditreport_verifier_free(creditreport_verifier* verifier) { delete verifier; }

creditreport_verdict* creditreport_check(const creditreport_verifier* verifier, int kind, const uint8_t* input,
                                         size_t size, int64_t at, creditreport_failure** failure) {
  return guarded(failure, [&]() -> creditreport_verdict* {
    const bool usable = verifier != nullptr && (input != nullptr || size == 0) && at >= 0 && at <= last_second;
    const Instant moment{std::chrono::seconds{usable ? at : 0}};
    auto verdict = usable ? verdict_on(verifier->verifier, kind, {input, size}, moment) : std::nullopt;
    if (!verdict) {
      give(failure, {failure::library_call_wrong, "check"});
      return nullptr;
    }
    return kept(*verifier, std::move(*verdict), moment);
  });
}

void creditreport_verdict_free(creditreport_verdict* verdict) { delete verdict; }

creditreport_conclusion creditreport_verdict_conclusion(const creditreport_verdict* verdict) {
  return verdict == nullptr ? CREDITREPORT_UNREADABLE
                            : static_cast<creditreport_conclusion>(verdict->verdict.conclusion());
}

creditreport_answer creditreport_verdict_answer(const creditreport_verdict* verdict, int stage) {
  if (verdict == nullptr || !in_range(stage, stage_count)) return CREDITREPORT_NOT_REACHED;
  return static_cast<creditreport_answer>(verdict->verdict.stage(static_cast<Stage>(stage)).answer);
}

const creditreport_failure* creditreport_verdict_failure(const creditreport_verdict* verdict, int stage) {
  if (verdict == nullptr || !in_range(stage, stage_count)) return nullptr;
  const auto& failure = verdict->failures[static_cast<std::size_t>(stage)];
  return failure ? &*failure : nullptr;
}

size_t creditreport_verdict_notes(const creditreport_verdict* verdict) {
  return verdict == nullptr ? 0 : verdict->notes.size();
}

const creditreport_failure* creditreport_verdict_note(const creditreport_verdict* verdict, size_t index) {
  return index < creditreport_verdict_notes(verdict) ? &verdict->notes[index] : nullptr;
}

size_t creditreport_verdict_disagreements(const creditreport_verdict* verdict) {
  return verdict == nullptr ? 0 : verdict->verdict.disagreements().size();
}

const char* creditreport_verdict_disagreement(const creditreport_verdict* verdict, size_t index, int* page) {
  if (index >= creditreport_verdict_disagreements(verdict)) return nullptr;
  const auto& one = verdict->verdict.disagreements()[index];
  if (page != nullptr) *page = one.page;
  return name_of(one.fact);
}

const char* creditreport_verdict_text(const creditreport_verdict* verdict, int fact) {
  if (verdict == nullptr || verdict->verdict.facts() == nullptr) return nullptr;
  if (!in_range(fact, static_cast<int>(verdict->texts.size()))) return nullptr;
  return verdict->texts[static_cast<std::size_t>(fact)].c_str();
}

int creditreport_verdict_number(const creditreport_verdict* verdict, int fact, int64_t* value) {
  const auto found = verdict == nullptr ? std::nullopt : number(verdict->verdict, fact);
  if (found && value != nullptr) *value = *found;
  return found && value != nullptr ? 1 : 0;
}

size_t creditreport_verdict_counts(const creditreport_verdict* verdict) {
  const auto* facts = verdict == nullptr ? nullptr : verdict->verdict.facts();
  return facts == nullptr ? 0 : facts->chapter_counts.size();
}

int creditreport_verdict_count(const creditreport_verdict* verdict, size_t index) {
  if (index >= creditreport_verdict_counts(verdict)) return CREDITREPORT_NOT_ASKED;
  return verdict->verdict.facts()->chapter_counts[index];
}

char* creditreport_verdict_json(const creditreport_verdict* verdict, int language) {
  return guarded(nullptr, [&]() -> char* {
    if (verdict == nullptr) return nullptr;
    const auto text =
        command::for_machines({verdict->verdict, verdict->list, verdict->edition ? &*verdict->edition : nullptr,
                               verdict->at, language_of(language)});
    auto* copy = new char[text.size() + 1];
    std::memcpy(copy, text.c_str(), text.size() + 1);
    return copy;
  });
}

void creditreport_text_free(char* text) { delete[] text; }

const char* creditreport_failure_code(const creditreport_failure* failure) {
  return failure == nullptr ? nullptr : words_of(failure->failure.code).code;
}
const char* creditreport_failure_title(const creditreport_failure* failure, int language) {
  return failure == nullptr ? nullptr
                            : words_of(failure->failure.code).title[static_cast<std::size_t>(language_of(language))];
}
const char* creditreport_failure_advice(const creditreport_failure* failure, int language) {
  return failure == nullptr ? nullptr
                            : words_of(failure->failure.code).advice[static_cast<std::size_t>(language_of(language))];
}
const char* creditreport_failure_detail(const creditreport_failure* failure) {
  return failure == nullptr ? nullptr : failure->failure.detail.c_str();
}
void creditreport_failure_free(creditreport_failure* failure) { delete failure; }

const char* creditreport_stage_name(int stage) {
  return in_range(stage, stage_count) ? name_of(static_cast<Stage>(stage)) : nullptr;
}
const char* creditreport_conclusion_name(int conclusion) {
  return in_range(conclusion, 4) ? name_of(static_cast<Conclusion>(conclusion)) : nullptr;
}
