// What a visitor does on each screen, in order. Data: tests/end-to-end/visits. A step is one sentence:
//   NAME                  touch what has that name, as soon as it can be seen and pressed
//   reader: SENTENCE      tell the emulated reader (tests/emulators), "scanner: SENTENCE" its code scanner
//   run: COMMAND          something happens outside meanwhile, by the shell; it must succeed
//   type: COMMAND         the digits it prints, each on its key
//   photograph: FILE      the glass as a phone held before it sees it
//   picture               another picture, once the screen is as the steps before left it
//   wait                  nothing more: what comes next comes by itself
//   until: CODE           not before the screen shows this failure
//   leave                 the visit ends here; how it is to be called stands in the scenario
// A screen met more than once has a list of such lists; the last holds for every time after.
#pragma once
#include <QHash>
#include <QStringList>
#include <optional>
#include <vector>

namespace credit::automatic {

class Steps {
 public:
  // A JSON object, screen by screen: {"consent": ["button_agree"], "failure": [["button_try_again"],
  // ["button_finish"]]}
  static std::optional<Steps> load(const QString& file);
  // What to do on this screen, met for the nth time, from 0. Nothing: the visitor only looks.
  bool empty() const { return steps_.isEmpty(); }
  QStringList on(const QString& screen, std::size_t time) const;

 private:
  QHash<QString, std::vector<QStringList>> steps_;
};

}  // namespace credit::automatic
