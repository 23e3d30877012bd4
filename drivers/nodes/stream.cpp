#include "drivers/nodes/stream.h"

#include <fcntl.h>
#include <unistd.h>

#include <QPointer>
#include <cerrno>
#include <cstring>

#include "base/result.h"

namespace credit::nodes {
namespace {

constexpr std::size_t most_waiting = 64U << 10;
constexpr int reads_at_once = 16;  // then the loop's other guests have their turn

}  // namespace

const char* name_of(Trouble trouble) {
  switch (trouble) {
    case Trouble::not_permitted:
      return "not permitted";
    case Trouble::busy:
      return "busy";
    case Trouble::gone:
      return "gone";
    case Trouble::failed:
      return "failed";
  }
  impossible("a trouble without a name", __FILE__, __LINE__);
}

NodeTrouble trouble_from(int error, const std::string& what) {
  const auto said = [&](Trouble trouble) { return NodeTrouble{trouble, what + ": " + std::strerror(error)}; };
  switch (error) {
    case EACCES:
    case EPERM:
      return said(Trouble::not_permitted);
    case EBUSY:
    case EWOULDBLOCK:
      return said(Trouble::busy);
    case EIO:
    case ENXIO:
    case ENODEV:
    case ENOENT:
      return said(Trouble::gone);
    default:
      return said(Trouble::failed);
  }
}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}
Descriptor::~Descriptor() {
  if (fd_ >= 0) ::close(fd_);
}

NodeResult<Descriptor> open_node(const std::string& path, Access access) {
  const int mode = access == Access::listen ? O_RDONLY : O_RDWR;
  Descriptor node(::open(path.c_str(), mode | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  if (node.get() < 0) return tl::unexpected<NodeTrouble>(trouble_from(errno, path));
  return node;
}

Stream::Stream(Descriptor node, std::string path, std::size_t piece)
    : node_(std::move(node)),
      path_(std::move(path)),
      piece_(piece),
      readable_(node_.get(), QSocketNotifier::Read),
      writable_(node_.get(), QSocketNotifier::Write) {
  writable_.setEnabled(false);
  connect(&readable_, &QSocketNotifier::activated, this, &Stream::read);
  connect(&writable_, &QSocketNotifier::activated, this, &Stream::flush);
}

Stream::~Stream() {
  wipe(piece_);
  wipe(waiting_);
}

// No bytes at all is the end: a terminal in raw mode has EAGAIN for silence, a hung-up one nothing.
void Stream::read() {
  const QPointer<Stream> here(this);
  for (int i = 0; i < reads_at_once && here && readable_.isEnabled(); ++i) {
    const auto count = ::read(node_.get(), piece_.data(), piece_.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && errno == EAGAIN) return;
    if (count <= 0) return end(count == 0 ? NodeTrouble{Trouble::gone, path_} : trouble_from(errno, path_));
    const auto size = static_cast<std::size_t>(count);
    Q_EMIT heard(ByteView(piece_).first(size));
    if (here) wipe(piece_.data(), size);
  }
}

// Bounded: a device that talks faster than we listen is not heard out.
void Stream::hear_out() {
  const QPointer<Stream> here(this);
  for (int i = 0; i < reads_at_once && here && readable_.isEnabled(); ++i) read();
}

void Stream::discard_input() {
  constexpr int most_reads = 1024;
  for (int i = 0; i<most_reads&& ::read(node_.get(), piece_.data(), piece_.size())> 0; ++i)
    wipe(piece_.data(), piece_.size());
}

void Stream::write(ByteView bytes) {
  if (!readable_.isEnabled()) return;
  if (waiting_.size() + bytes.size() > most_waiting) return end({Trouble::failed, path_ + ": takes no bytes"});
  waiting_.insert(waiting_.end(), bytes.begin(), bytes.end());
  flush();
}

void Stream::flush() {
  while (!waiting_.empty()) {
    const auto count = ::write(node_.get(), waiting_.data(), waiting_.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && errno == EAGAIN) break;
    if (count < 0) return end(trouble_from(errno, path_));
    waiting_.erase(waiting_.begin(), waiting_.begin() + count);
  }
  writable_.setEnabled(!waiting_.empty());
}

void Stream::end(const NodeTrouble& why) {
  if (!readable_.isEnabled()) return;
  readable_.setEnabled(false);
  writable_.setEnabled(false);
  wipe(waiting_);
  Q_EMIT ended(why);
}

}  // namespace credit::nodes
