// Writes a trace to a file. Nothing that came from a device is written before it went through disguise.h.
#pragma once
#include <QElapsedTimer>
#include <cstdio>
#include <map>
#include <memory>

#include "drivers/trace/exchange.h"

namespace credit::trace {

class Recorder {
 public:
  static Told<std::unique_ptr<Recorder>> make(const std::string& file);  // made anew, for its owner alone
  ~Recorder();
  void note(Entry entry);  // its time is now
  int next_transfer() { return ++transfers_; }
  bool sound() const { return sound_; }  // every line reached the file

 private:
  struct Closes {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  explicit Recorder(std::FILE* file);
  void write(const std::string& line);
  void flush(const std::string& port);

  std::unique_ptr<std::FILE, Closes> file_;
  QElapsedTimer clock_;
  std::map<std::string, Exchange> going_on_;  // by port
  int transfers_ = 0;
  bool sound_ = true;
};

}  // namespace credit::trace
