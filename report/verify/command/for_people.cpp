#include <array>
#include <cstdio>

#include "report/verify/command/answer.h"
#include "report/verify/command/words.h"

namespace credit::verify::command {
namespace {

constexpr std::size_t label_columns = 24;

// A detail that is an instant is read by people in their own time.
std::string detail(const Failure& failure) {
  if (failure.detail.empty()) return {};
  const auto instant = parse_rfc3339(failure.detail);
  return " (" + (instant ? china_time(*instant) : failure.detail) + ")";
}

const char* headline_mark(Conclusion conclusion) {
  switch (conclusion) {
    case Conclusion::genuine:
      return "✓";
    case Conclusion::not_genuine:
      return "✗";
    case Conclusion::genuine_not_valid:
      return "!";
    case Conclusion::unreadable:
      return "?";
  }
  return "?";
}

class Page {
 public:
  explicit Page(const Answered& answered) : a_(answered) {}

  std::string write() {
    conclusion();
    steps();
    disagreements();
    notes();
    if (a_.verdict.facts() != nullptr) facts(*a_.verdict.facts());
    foot();
    return std::move(out_);
  }

 private:
  void line(const std::string& text = {}) { out_ += text + "\n"; }
  void head(Say what) { line("\n" + std::string(say(what, a_.language))); }
  void row(const std::string& label, const std::string& value) {
    line("  " + padded(label, label_columns) + harmless(value));
  }
  void row(Say label, const std::string& value) { row(say(label, a_.language), value); }

  // First what it is, then why, then what to do.
  void conclusion() {
    const auto conclusion = a_.verdict.conclusion();
    line(std::string(headline_mark(conclusion)) + " " + headline(conclusion, a_.language));
    std::string next = next_step(conclusion, a_.language);
    for (const auto stage : all_stages()) {
      const auto& failure = a_.verdict.stage(stage).failure;
      if (!failure) continue;
      line(std::string("  ") + title(*failure, a_.language));
      next = std::string(advice(*failure, a_.language));
      break;
    }
    line(std::string(say(Say::advice, a_.language)) + next);
    if (conclusion == Conclusion::unreadable) line(next_step(conclusion, a_.language));
  }

  void steps() {
    head(Say::steps);
    for (const auto stage : all_stages()) {
      const auto& result = a_.verdict.stage(stage);
      std::string text = say(result.answer, a_.language);
      if (result.failure) text = title(*result.failure, a_.language) + detail(*result.failure);
      line(std::string("  ") + mark(result.answer) + " " + padded(say(stage, a_.language), label_columns - 2) +
           harmless(text));
    }
  }

  void disagreements() {
    if (a_.verdict.disagreements().empty()) return;
    head(Say::disagreements);
    for (const auto& one : a_.verdict.disagreements())
      line("  ✗ " + padded(numbered(Say::page, one.page), 10) + say(one.fact, a_.language) +
           (one.where.empty() ? "" : ": " + harmless(one.where)));
  }

  void notes() {
    if (a_.verdict.notes().empty()) return;
    head(Say::notes);
    for (const auto& note : a_.verdict.notes()) {
      line("  ! " + harmless(title(note, a_.language) + detail(note)));
      line(std::string("    ") + advice(note, a_.language));
    }
  }

  void facts(const seal::Claims& claims) {
    head(Say::facts);
    row(Say::issuer, a_.verdict.issuer()->name + " (" + claims.issuer + ")");
    row(Say::number, claims.report_number);
    row(Say::issued, china_time(claims.issued));
    row(Say::expires, china_time(claims.expires));
    row(Say::name, claims.subject_name);
    row(Say::id, claims.subject_id);
    row(Say::period, to_text(claims.period_from) + " – " + to_text(claims.period_to));
    row(Say::purpose, claims.purpose);
    row(Say::edition, a_.edition != nullptr ? a_.edition->title + " " + a_.edition->version_label : claims.edition);
    row(Say::kiosk, claims.kiosk);
    if (const auto* copy = a_.verdict.copy(); copy != nullptr) {
      row(Say::printed, china_time(copy->printed));
      row(Say::copy, std::to_string(copy->copy));
    }
    if (const auto* stamp = a_.verdict.time_stamp(); stamp != nullptr)
      row(Say::stamped, china_time(stamp->time) + ", " + stamp->authority +
                            (stamp->proven ? "" : say(Say::stamp_unproven, a_.language)));
    if (const auto status = a_.verdict.status()) row(Say::status_since, china_time(status->since));
    chapters(claims);
  }

  void chapters(const seal::Claims& claims) {
    line("  " + std::string(say(Say::chapters, a_.language)));
    for (std::size_t i = 0; i < claims.chapter_counts.size(); ++i)
      line("    " + padded(chapter_title(i), label_columns + 10) + count(claims.chapter_counts[i]));
  }

  std::string chapter_title(std::size_t index) const {
    if (a_.edition != nullptr) {
      const auto counted = a_.edition->counted();
      if (index < counted.size()) return std::string(counted[index].title);
    }
    return numbered(Say::chapter_number, static_cast<int>(index + 1));
  }

  std::string numbered(Say what, int number) const {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), say(what, a_.language), number);
    return text.data();
  }

  std::string count(int records) const {
    if (records == seal::not_answered) return say(Say::not_answered, a_.language);
    if (records == seal::not_asked) return say(Say::not_asked, a_.language);
    if (records == 0) return say(Say::no_record, a_.language);
    return std::to_string(records) + say(Say::records, a_.language);
  }

  void foot() {
    line();
    row(Say::checked_at, china_time(a_.at) + " (UTC+8)");
    row(Say::trust_list, "No. " + std::to_string(a_.list.sequence) + ", " + china_time(a_.list.issued));
  }

  const Answered& a_;
  std::string out_;
};

}  // namespace

std::string for_people(const Answered& answered) { return Page(answered).write(); }

std::string failure_for_people(const Failure& failure, Language language) {
  return std::string(headline_mark(Conclusion::unreadable)) + " " + headline(Conclusion::unreadable, language) +
         "\n  " + title(failure, language) + harmless(detail(failure)) + "\n" + say(Say::advice, language) +
         advice(failure, language) + "\n";
}

}  // namespace credit::verify::command
