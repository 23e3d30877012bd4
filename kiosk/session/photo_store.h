// The visitor's own photo, while the visit lasts: what image://portrait shows, once a decoder has made a picture of it.
#pragma once
#include <QImage>
#include <mutex>

#include "kiosk/session/ports.h"

namespace credit::session {

// Any thread.
class PhotoStore final : public PhotoWindow {
 public:
  int show(const devices::CardPhoto& photo) override;
  void wipe() override;
  QImage picture(const QString& serial) const;  // a null picture when that photo is gone

 private:
  mutable std::mutex mutex_;
  QImage image_;
  int serial_ = 0;
};

}  // namespace credit::session
