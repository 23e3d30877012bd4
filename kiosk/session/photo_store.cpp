#include "kiosk/session/photo_store.h"

namespace credit::session {
namespace {

void forget(void* pixels) { delete static_cast<Personal<Bytes>*>(pixels); }

// On memory that is overwritten when the last copy of the picture goes, whoever holds it.
QImage image_of(const devices::CardPhoto& photo) {
  const std::size_t row = std::size_t{3} * photo.width;
  if (photo.width == 0 || photo.rgb.expose().size() != row * photo.height) return {};
  auto* held = new Personal<Bytes>(photo.rgb);
  return {held->expose().data(), photo.width, photo.height, static_cast<qsizetype>(row),
          QImage::Format_RGB888, forget,      held};
}

}  // namespace

int PhotoStore::show(const devices::CardPhoto& photo) {
  const std::lock_guard lock(mutex_);
  image_ = image_of(photo);
  return image_.isNull() ? 0 : ++serial_;
}

void PhotoStore::wipe() {
  const std::lock_guard lock(mutex_);
  image_ = QImage();
}

QImage PhotoStore::picture(const QString& serial) const {
  const std::lock_guard lock(mutex_);
  return serial.toInt() == serial_ ? image_ : QImage();
}

}  // namespace credit::session
