#include "drivers/usb/libusb_loop.h"

#include <poll.h>

#include <QCoreApplication>
#include <algorithm>
#include <utility>

#include "base/failures/reader.h"
#include "base/personal.h"

namespace credit::usb {
namespace {

End end_of(libusb_transfer_status status) {
  switch (status) {
    case LIBUSB_TRANSFER_COMPLETED:
      return End::done;
    case LIBUSB_TRANSFER_TIMED_OUT:
      return End::timed_out;
    case LIBUSB_TRANSFER_CANCELLED:
      return End::cancelled;
    case LIBUSB_TRANSFER_STALL:
      return End::stalled;
    case LIBUSB_TRANSFER_NO_DEVICE:
      return End::gone;
    case LIBUSB_TRANSFER_ERROR:
    case LIBUSB_TRANSFER_OVERFLOW:
      break;
  }
  return End::failed;
}

constexpr int farewell_turns = 100;  // of 10 ms: how long the end of the program waits for the kernel to give URBs back

}  // namespace

struct LibusbLoop::Flight {
  LibusbLoop* loop;
  std::weak_ptr<void> owner;
  HandlePtr handle;
  Wish wish;
  TransferPtr transfer;

  ~Flight() { wipe(wish.buffer); }
  void tell(End end, std::size_t size) const {
    if (!owner.expired()) wish.done(end, ByteView(wish.buffer).first(size));
  }
};

Result<std::unique_ptr<LibusbLoop>> LibusbLoop::make() {
  libusb_context* context = nullptr;
  const int error = libusb_init(&context);
  if (error != 0) return fail(failure::reader_usb_unavailable, libusb_error_name(error));
  return std::unique_ptr<LibusbLoop>(new LibusbLoop(ContextPtr(context)));
}

LibusbLoop::LibusbLoop(ContextPtr context) : context_(std::move(context)) {
  soon_.setSingleShot(true);
  deadline_.setSingleShot(true);
  connect(&soon_, &QTimer::timeout, this, &LibusbLoop::pump);
  connect(&deadline_, &QTimer::timeout, this, &LibusbLoop::pump);
  libusb_set_pollfd_notifiers(
      context_.get(), [](int fd, short events, void* self) { static_cast<LibusbLoop*>(self)->watch(fd, events); },
      [](int fd, void* self) { static_cast<LibusbLoop*>(self)->unwatch(fd); }, this);
  const auto** present = libusb_get_pollfds(context_.get());
  for (const auto** item = present; item != nullptr && *item != nullptr; ++item) watch((*item)->fd, (*item)->events);
  libusb_free_pollfds(present);
}

LibusbLoop::~LibusbLoop() {
  for (auto& worker : aside_) worker.join();
  QCoreApplication::removePostedEvents(this);  // what they still had to tell holds device handles
  errands_.clear();
  for (const auto& flight : flights_) libusb_cancel_transfer(flight->transfer.get());
  for (int turn = 0; turn < farewell_turns && !flights_.empty(); ++turn) {
    timeval slice{0, 10'000};
    libusb_handle_events_timeout_completed(context_.get(), &slice, nullptr);
    errands_.clear();
  }
  libusb_set_pollfd_notifiers(context_.get(), nullptr, nullptr, nullptr);
}

void LibusbLoop::watch(int fd, short events) {
  const auto add = [&](QSocketNotifier::Type type) {
    auto* notifier = new QSocketNotifier(fd, type, this);
    connect(notifier, &QSocketNotifier::activated, this, &LibusbLoop::pump);
    watched_[fd].push_back(notifier);
  };
  if ((events & POLLIN) != 0) add(QSocketNotifier::Read);
  if ((events & POLLOUT) != 0) add(QSocketNotifier::Write);
}

void LibusbLoop::unwatch(int fd) {
  for (auto* notifier : watched_[fd]) {
    notifier->setEnabled(false);
    notifier->deleteLater();  // we may stand inside its own signal
  }
  watched_.erase(fd);
}

void LibusbLoop::submit(const std::shared_ptr<void>& owner, HandlePtr handle, Wish wish) {
  auto flight = std::unique_ptr<Flight>(
      new Flight{this, owner, std::move(handle), std::move(wish), TransferPtr(libusb_alloc_transfer(0))});
  CREDIT_ENSURE(flight->transfer != nullptr);
  auto& asked = flight->wish;
  const auto fill = asked.flow == Flow::bulk ? libusb_fill_bulk_transfer : libusb_fill_interrupt_transfer;
  fill(flight->transfer.get(), flight->handle.get(), asked.endpoint, asked.buffer.data(),
       static_cast<int>(asked.buffer.size()), &LibusbLoop::ended, flight.get(),
       static_cast<unsigned>(asked.deadline.count()));
  const int error = libusb_submit_transfer(flight->transfer.get());
  if (error == 0) {
    flights_.insert(std::move(flight));
    wait_for_deadline();
    return;
  }
  const End end = error == LIBUSB_ERROR_NO_DEVICE ? End::gone : End::failed;
  later([kept = std::shared_ptr<Flight>(std::move(flight)), end] { kept->tell(end, 0); });
}

// Runs inside libusb, its locks held: only notes what happened.
void LibusbLoop::ended(libusb_transfer* transfer) {
  auto* flight = static_cast<Flight*>(transfer->user_data);
  auto& flights = flight->loop->flights_;
  const auto found = std::find_if(flights.begin(), flights.end(), [&](const auto& one) { return one.get() == flight; });
  CREDIT_ENSURE(found != flights.end());
  std::shared_ptr<Flight> kept = std::move(flights.extract(found).value());
  const End end = end_of(transfer->status);
  const auto size = static_cast<std::size_t>(end == End::done ? transfer->actual_length : 0);
  kept->loop->errands_.push_back([kept, end, size] { kept->tell(end, size); });
}

void LibusbLoop::cancel(const std::shared_ptr<void>& owner) {
  for (const auto& flight : flights_)
    if (flight->owner.lock() == owner) libusb_cancel_transfer(flight->transfer.get());
}

void LibusbLoop::later(std::function<void()> errand) {
  errands_.push_back(std::move(errand));
  soon_.start(0);
}

void LibusbLoop::aside(const std::shared_ptr<void>& owner, HandlePtr handle, Work work,
                       std::function<void(int error)> done) {
  aside_.emplace_back([this, still = std::weak_ptr<void>(owner), kept = std::move(handle), work = std::move(work),
                       done = std::move(done)] {
    const int error = work(kept.get());
    auto tell = [this, still, kept, done, error, worker = std::this_thread::get_id()]() mutable {
      finished(worker);
      kept.reset();  // the owner alone holds the handle now: when it lets go, the device can be opened anew
      if (!still.expired()) done(error);
    };
    QMetaObject::invokeMethod(this, std::move(tell), Qt::QueuedConnection);  // handles are closed on that thread only
  });
}

void LibusbLoop::finished(std::thread::id worker) {
  const auto found =
      std::find_if(aside_.begin(), aside_.end(), [&](const std::thread& one) { return one.get_id() == worker; });
  CREDIT_ENSURE(found != aside_.end());
  found->join();
  aside_.erase(found);
}

void LibusbLoop::landed(const std::shared_ptr<void>& owner, std::function<void()> errand) {
  landings_.push_back({owner, std::move(errand)});
  soon_.start(0);
}

void LibusbLoop::look_for_landings() {
  for (auto& [owner, errand] : std::exchange(landings_, {})) {
    const auto still = owner.lock();
    const bool flying = std::any_of(flights_.begin(), flights_.end(),
                                    [&](const auto& flight) { return flight->owner.lock() == still; });
    if (still && flying) landings_.push_back({owner, std::move(errand)});
    if (still && !flying)
      errands_.push_back([owner = owner, errand = std::move(errand)] {
        if (!owner.expired()) errand();
      });
  }
}

void LibusbLoop::run_errands() {
  while (!errands_.empty()) {
    const auto errand = std::move(errands_.front());
    errands_.pop_front();
    errand();
  }
}

void LibusbLoop::pump() {
  timeval none{0, 0};
  libusb_handle_events_timeout_completed(context_.get(), &none, nullptr);
  run_errands();
  look_for_landings();
  run_errands();
  wait_for_deadline();
}

// With timerfd libusb's own descriptor tells us; without it the next deadline is ours to watch.
void LibusbLoop::wait_for_deadline() {
  if (libusb_pollfds_handle_timeouts(context_.get()) != 0) return;
  timeval next{};
  if (libusb_get_next_timeout(context_.get(), &next) != 1) return deadline_.stop();
  deadline_.start(std::chrono::milliseconds(next.tv_sec * 1000 + next.tv_usec / 1000 + 1));
}

}  // namespace credit::usb
