// An open device node on the event loop: bytes as they come, bytes to be sent, and the word that it has gone.
#pragma once
#include <QObject>
#include <QSocketNotifier>
#include <memory>
#include <string>
#include <tl/expected.hpp>

#include "base/bytes.h"
#include "base/personal.h"

namespace credit::nodes {

// Why a node cannot be used. Each driver has its own failure codes for these: who must act depends on the device.
enum class Trouble { not_permitted, busy, gone, failed };
const char* name_of(Trouble trouble);
struct NodeTrouble {
  Trouble trouble;
  std::string detail;  // path and errno's words; no byte of what was read
};
template <class T>
using NodeResult = tl::expected<T, NodeTrouble>;

class Descriptor {  // owns a file descriptor
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(other.fd_) { other.fd_ = -1; }
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor();
  int get() const { return fd_; }

 private:
  int fd_;
};

enum class Access { listen, talk };  // read only; read and write
// Never becomes our controlling terminal, never blocks, not inherited.
NodeResult<Descriptor> open_node(const std::string& path, Access access);
NodeTrouble trouble_from(int error, const std::string& what);

class Stream : public QObject {
  Q_OBJECT
 public:
  // piece: bytes asked of the kernel at once. For hidraw at least the longest input report: one read is one report.
  Stream(Descriptor node, std::string path, std::size_t piece = 4096);
  ~Stream() override;
  const std::string& path() const { return path_; }
  int fd() const { return node_.get(); }
  // Kept and sent as the node takes it; more than 64 KiB waiting ends the stream as `failed`.
  void write(ByteView bytes);
  void discard_input();  // what came and was not yet heard
  void hear_out();       // now, what came and was not yet heard; up to the end if that has come too

 Q_SIGNALS:
  // Direct connections only: the memory behind the view is wiped afterwards. The stream may be let go of with
  // deleteLater() from inside, never with delete.
  void heard(credit::ByteView piece);
  void ended(const credit::nodes::NodeTrouble& why);  // once; nothing is heard after it

 private:
  void read();
  void flush();
  void end(const NodeTrouble& why);

  Descriptor node_;
  std::string path_;
  Bytes piece_;
  Bytes waiting_;
  QSocketNotifier readable_, writable_;
};

}  // namespace credit::nodes
