// What a source said about the subject. Three states and no fourth: records can only be reached where there was an
// answer, so silence can never be read as "none".
#pragma once
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace credit::document {

struct Record {
  std::string kind;        // a KindRule id
  bool repaired = false;   // 已修复
  bool objection = false;  // 异议处理中: the subject disputes it and the source has not yet answered
  std::map<std::string, std::string> fields;  // by FieldRule id; absent or "" is missing and prints "— —"
};

enum class AnswerState { answered, not_answered, not_asked };

class Answer {
 public:
  static constexpr int count_not_answered = -1;  // as seal::not_answered
  static constexpr int count_not_asked = -2;     // as seal::not_asked

  Answer() = default;  // not answered
  static Answer of(std::vector<Record> records);
  static Answer not_asked();  // the visitor did not choose it, or left it out by name

  AnswerState state() const;
  const std::vector<Record>* records() const { return std::get_if<Records>(&said_); }  // nullptr unless answered
  int count() const;  // records, or one of the two above
  void wipe();        // leaves it not answered

 private:
  using Records = std::vector<Record>;
  struct Silence {};
  struct Unasked {};

  std::variant<Silence, Unasked, Records> said_;
};

}  // namespace credit::document
