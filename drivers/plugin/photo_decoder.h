// Has a photo decoded by a program that settings name: one photo at a time, within a time, in a process of its own that
// can reach nothing. There is no open decoder of WLT; vendors have closed ones.
#pragma once
#include <QTimer>

#include "drivers/plugin/child.h"
#include "drivers/plugin/photo_picture.h"

namespace credit::plugin {

class PhotoDecoder : public QObject {
  Q_OBJECT
 public:
  struct Options {
    std::string program;  // empty: no decoder, every photo stays a row of bytes
    std::chrono::milliseconds time{1500};
  };
  explicit PhotoDecoder(Options options, QObject* parent = nullptr);
  ~PhotoDecoder() override;

  void decode(const Personal<Bytes>& photo);  // what was being decoded is dropped
  void drop();                                // its answer never comes

 Q_SIGNALS:
  void decoded(const credit::plugin::Picture& picture);
  void failed(const credit::Failure& failure);  // plugin_not_started, photo_not_decoded

 private:
  void hear(ByteView piece);
  void judge(int status);
  void give_up(const char* why);
  void settle(Result<Picture> result);

  Options options_;
  Child* child_ = nullptr;
  Bytes answer_;
  QTimer patience_;
};

}  // namespace credit::plugin
