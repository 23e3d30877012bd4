#include "report/document/answer.h"

#include "base/personal.h"

namespace credit::document {

Answer Answer::of(std::vector<Record> records) {
  Answer answer;
  answer.said_ = std::move(records);
  return answer;
}

Answer Answer::not_asked() {
  Answer answer;
  answer.said_ = Unasked{};
  return answer;
}

AnswerState Answer::state() const {
  if (records() != nullptr) return AnswerState::answered;
  return std::holds_alternative<Unasked>(said_) ? AnswerState::not_asked : AnswerState::not_answered;
}

int Answer::count() const {
  if (const auto* found = records()) return static_cast<int>(found->size());
  return state() == AnswerState::not_asked ? count_not_asked : count_not_answered;
}

void Answer::wipe() {
  if (auto* records = std::get_if<Records>(&said_))
    for (auto& record : *records)
      for (auto& [id, value] : record.fields) credit::wipe(value);
  said_ = Silence{};
}

}  // namespace credit::document
