#include "drivers/trace/recorder.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace credit::trace {

Told<std::unique_ptr<Recorder>> Recorder::make(const std::string& file) {
  const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  std::FILE* stream = fd < 0 ? nullptr : ::fdopen(fd, "w");
  if (stream == nullptr) return tl::unexpected(file + ": " + std::strerror(errno));
  return std::unique_ptr<Recorder>(new Recorder(stream));
}

Recorder::Recorder(std::FILE* file) : file_(file) {
  clock_.start();
  write(heading());
}

Recorder::~Recorder() {
  for (auto& [port, exchange] : going_on_)
    for (const auto& entry : exchange.take()) write(to_line(entry));
}

// Lines of one port stay in order; a question begins a new exchange once the one before it was answered.
void Recorder::note(Entry entry) {
  entry.at = clock_.elapsed();
  const auto port = entry.port;
  const bool settles = entry.what == What::arrived || entry.what == What::left || entry.what == What::closed;
  if (settles || (entry.what == What::write && going_on_[port].answered())) flush(port);
  going_on_[port].add(std::move(entry));
  if (settles) flush(port);
}

void Recorder::flush(const std::string& port) {
  for (const auto& entry : going_on_[port].take()) write(to_line(entry));
}

void Recorder::write(const std::string& line) {
  sound_ = std::fprintf(file_.get(), "%s\n", line.c_str()) > 0 && std::fflush(file_.get()) == 0 && sound_;
}

}  // namespace credit::trace
