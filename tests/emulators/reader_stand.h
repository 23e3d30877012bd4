// A reader on a bench: the model, the fake device it lives in, and sentences that say what befalls it.
#pragma once
#include <atomic>
#include <condition_variable>
#include <string>
#include <string_view>
#include <thread>

#include "tests/emulators/fake_usb.h"
#include "tests/emulators/sdt_reader.h"

namespace credit::emulator {

// Runs errands at their time on a thread of its own, as a device answers while the host does other things.
class Postman {
 public:
  Postman();
  ~Postman();
  void later(std::chrono::milliseconds delay, std::function<void()> errand);

 private:
  void work();
  std::mutex mutex_;
  std::condition_variable changed_;
  std::multimap<std::chrono::steady_clock::time_point, std::function<void()>> errands_;
  bool closing_ = false;
  std::thread thread_;
};

class ReaderStand {
 public:
  ReaderStand(UsbWorld& world, ReaderShape shape, Cards cards, int socket = 2);
  ~ReaderStand();

  // One sentence; see sentences(). Nothing when it was obeyed, else what is wrong with it.
  std::optional<std::string> obey(std::string_view sentence);
  static std::vector<std::string> sentences();  // one example of each

  int asked(Ask ask);                                   // how often so far
  std::chrono::steady_clock::time_point last_answer();  // when the last of what makes a record left the reader
  std::uint64_t usb_requests() const { return usb_.requests(); }
  bool plugged() const { return usb_.plugged(); }
  std::string port() const { return usb_.port(); }  // "1-2"
  int resets() const { return usb_resets_; }        // of the bus, as the reader felt them

 private:
  friend struct Sentences;
  void hear(std::uint8_t endpoint, const Bytes& data);
  void deliver(const Answer& answer);
  void plug(int socket);
  void unplug();

  std::mutex mutex_;  // of the model
  std::chrono::steady_clock::time_point last_answer_;
  Cards cards_;
  SdtReader reader_;
  int socket_;
  FakeUsb usb_;
  std::mutex plugging_;
  std::atomic<int> usb_resets_ = 0;
  Postman postman_;  // last: its errands use all of the above
};

}  // namespace credit::emulator
