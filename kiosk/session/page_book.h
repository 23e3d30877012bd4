// The pages of one report as pictures, drawn when somebody looks; and the window through which the face looks.
#pragma once
#include <QImage>
#include <memory>
#include <mutex>

#include "kiosk/session/ports.h"

namespace Poppler {
class Document;
}

namespace credit::session {

class PageBook {
 public:
  // Draws the first page at once, so that it is there when the preview appears. report_not_composed
  static Result<std::shared_ptr<PageBook>> open(ByteView pdf, int width);
  ~PageBook();

  int count() const { return count_; }
  // Page from 1, in pixels of width; a null picture for a page that is not there. Any thread.
  QImage page(int number, int width);

 private:
  PageBook() = default;
  QImage draw(int number, int width);

  std::mutex mutex_;
  std::unique_ptr<Poppler::Document> pdf_;
  QImage first_;
  int count_ = 0;
};

// What image://pages shows. Any thread.
class PageStore final : public PageWindow {
 public:
  int show(std::shared_ptr<PageBook> book) override;
  void wipe() override;
  // "<serial>/<page from 1>"; a null picture when that book is gone. A width of 0: the usual one.
  QImage picture(const QString& id, int width) const;

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<PageBook> book_;
  int serial_ = 0;
};

// Pixels across at which a page is drawn ahead: what the preview asks for on the usual screen.
inline constexpr int usual_page_width = 1000;

}  // namespace credit::session
