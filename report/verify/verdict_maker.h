// The only hand that writes a verdict. Not part of the public interface.
#pragma once
#include "report/verify/verdict.h"

namespace credit::verify {

class VerdictMaker {
 public:
  void pass(Stage stage) { set(stage, {Answer::passed, {}}); }
  void skip(Stage stage) { set(stage, {Answer::not_applicable, {}}); }
  void fail(Stage stage, Failure failure) { set(stage, {Answer::failed, std::move(failure)}); }
  // Passes or fails the stage by the result, and says whether it passed.
  template <class T>
  bool settle(Stage stage, const Result<T>& result) {
    result ? pass(stage) : fail(stage, result.error());
    return result.has_value();
  }
  void note(FailureCode code, std::string detail = {}) { verdict_.notes_.push_back({code, std::move(detail)}); }

  void claims(seal::Claims claims) { verdict_.claims_ = std::move(claims); }
  void issuer(const trust::TrustedKey& key) { verdict_.issuer_ = key; }
  void copy(seal::Countersignature copy, const trust::TrustedKey& kiosk) {
    verdict_.copy_ = std::move(copy);
    verdict_.kiosk_ = kiosk;
  }
  void status(trust::StatusEntry entry) { verdict_.status_ = entry; }
  void time_stamp(time_stamp::Stamp stamp) { verdict_.time_stamp_ = std::move(stamp); }

  void disagreements(std::vector<Disagreement> found) { verdict_.disagreements_ = std::move(found); }

  Verdict finish() && { return std::move(verdict_); }

 private:
  void set(Stage stage, StageResult result) { verdict_.stages_[static_cast<std::size_t>(stage)] = std::move(result); }
  Verdict verdict_;
};

}  // namespace credit::verify
