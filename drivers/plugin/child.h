// A plug-in's process: started, listened to, ended. Its standard input and output are one stream socket, its errors go
// nowhere, and nothing else of ours reaches it. It dies with us.
#pragma once
#include <QObject>
#include <QSocketNotifier>
#include <memory>
#include <string>

#include "base/bytes.h"
#include "base/confinement.h"
#include "base/result.h"
#include "drivers/nodes/stream.h"

namespace credit::plugin {

class Child : public QObject {
  Q_OBJECT
 public:
  struct Plan {
    std::string program;  // absolute path; it gets no arguments
    Confinement confinement;
  };
  explicit Child(Plan plan, QObject* parent = nullptr);
  ~Child() override;  // ended, with all it started; not waited for

  Status start();            // plugin_not_started; once
  bool say(ByteView bytes);  // false: it is gone, or takes nothing more
  void say_no_more();        // the end of its standard input
  void kill();               // `ended` follows
  // Ends it and forgets about it, without waiting for its death; nothing of it is heard any more. From any signal.
  static void let_go(Child* child);

 Q_SIGNALS:
  // Direct connections only: the memory behind the view is wiped afterwards.
  void heard(credit::ByteView piece);
  void ended(int status);  // once, when all was heard: its exit code, or 128 and the signal. 127: it could not be run

 private:
  void listen();
  bool hear();
  void bury();

  Plan plan_;
  int pid_ = -1;
  nodes::Descriptor channel_, process_;
  std::unique_ptr<QSocketNotifier> ear_, death_;
};

}  // namespace credit::plugin
