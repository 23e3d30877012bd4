#include "drivers/plugin/photo_decoder.h"

#include "base/failures/plugin.h"

namespace credit::plugin {

PhotoDecoder::PhotoDecoder(Options options, QObject* parent) : QObject(parent), options_(std::move(options)) {
  patience_.setSingleShot(true);
  connect(&patience_, &QTimer::timeout, this, [this] { give_up("took too long"); });
}

PhotoDecoder::~PhotoDecoder() { drop(); }

void PhotoDecoder::decode(const Personal<Bytes>& photo) {
  drop();
  if (options_.program.empty() || photo.empty()) return;
  answer_.reserve(picture_head_size + picture_byte_limit + 1);  // once, so that no half of it is left behind elsewhere
  child_ = new Child({options_.program, {}}, this);
  connect(child_, &Child::heard, this, &PhotoDecoder::hear);
  connect(child_, &Child::ended, this, &PhotoDecoder::judge);
  if (auto started = child_->start(); !started) return settle(tl::unexpected<Failure>(started.error()));
  patience_.start(options_.time);
  child_->say(photo.expose());  // a decoder that has gone already is heard of by its end
  child_->say_no_more();
}

void PhotoDecoder::hear(ByteView piece) {
  if (child_ == nullptr) return;
  if (answer_.size() + piece.size() > picture_head_size + picture_byte_limit) return give_up("too many bytes");
  answer_.insert(answer_.end(), piece.begin(), piece.end());
}

void PhotoDecoder::judge(int status) {
  if (child_ == nullptr) return;
  if (status == 127) return settle(fail(failure::plugin_not_started, options_.program));
  if (status != 0) return settle(fail(failure::photo_not_decoded, "ended with " + std::to_string(status)));
  settle(picture_from(answer_));
}

void PhotoDecoder::give_up(const char* why) { settle(fail(failure::photo_not_decoded, why)); }

void PhotoDecoder::settle(Result<Picture> result) {
  drop();
  if (result)
    Q_EMIT decoded(*result);
  else
    Q_EMIT failed(result.error());
}

void PhotoDecoder::drop() {
  patience_.stop();
  wipe(answer_);
  Child::let_go(std::exchange(child_, nullptr));
}

}  // namespace credit::plugin
