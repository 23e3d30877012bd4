#include "kiosk/session/page_book.h"

#include <poppler-qt6.h>

#include <QByteArray>
#include <QStringList>
#include <algorithm>

#include "base/failures/visit.h"
#include "base/personal.h"

namespace credit::session {

namespace {

constexpr double points_per_inch = 72.0;
constexpr int widest = 3000;

void wipe_pixels(void* pixels) {
  auto* bytes = static_cast<Bytes*>(pixels);
  wipe(bytes->data(), bytes->size());
  delete bytes;
}

// The same picture on memory that is overwritten when the last copy of the picture goes, whoever holds it.
QImage self_wiping(QImage drawn) {
  if (drawn.isNull()) return drawn;
  const auto size = static_cast<std::size_t>(drawn.sizeInBytes());
  auto pixels = std::make_unique<Bytes>(drawn.constBits(), drawn.constBits() + size);
  wipe(drawn.bits(), size);
  auto* held = pixels.release();
  return {held->data(), drawn.width(), drawn.height(), drawn.bytesPerLine(), drawn.format(), wipe_pixels, held};
}

}  // namespace

PageBook::~PageBook() = default;

Result<std::shared_ptr<PageBook>> PageBook::open(ByteView pdf, int width) {
  const QByteArray bytes(reinterpret_cast<const char*>(pdf.data()), static_cast<qsizetype>(pdf.size()));
  std::shared_ptr<PageBook> book(new PageBook);
  book->pdf_ = Poppler::Document::loadFromData(bytes);
  if (!book->pdf_ || book->pdf_->isLocked()) return fail(failure::report_not_composed, "pages cannot be opened");
  book->pdf_->setRenderHint(Poppler::Document::Antialiasing);
  book->pdf_->setRenderHint(Poppler::Document::TextAntialiasing);
  book->count_ = book->pdf_->numPages();
  book->first_ = book->draw(1, width);
  if (book->first_.isNull()) return fail(failure::report_not_composed, "the first page cannot be drawn");
  return book;
}

QImage PageBook::page(int number, int width) {
  const std::lock_guard lock(mutex_);
  const bool drawn_ahead = number == 1 && width <= first_.width() && width * 2 > first_.width();
  if (!drawn_ahead) return draw(number, width);
  if (width == first_.width()) return first_;
  return self_wiping(first_.scaledToWidth(width, Qt::SmoothTransformation));
}

QImage PageBook::draw(int number, int width) {
  if (number < 1 || number > count_) return {};
  const std::unique_ptr<Poppler::Page> page = pdf_->page(number - 1);
  if (!page) return {};
  const double points = page->pageSizeF().width();
  if (points <= 0) return {};
  const double resolution = points_per_inch * std::clamp(width, 1, widest) / points;
  return self_wiping(page->renderToImage(resolution, resolution));
}

int PageStore::show(std::shared_ptr<PageBook> book) {
  const std::lock_guard lock(mutex_);
  book_ = std::move(book);
  return ++serial_;
}

void PageStore::wipe() {
  const std::lock_guard lock(mutex_);
  book_.reset();
}

QImage PageStore::picture(const QString& id, int width) const {
  const auto parts = id.split(QLatin1Char('/'));
  if (parts.size() != 2) return {};
  std::shared_ptr<PageBook> book;
  {
    const std::lock_guard lock(mutex_);
    if (parts[0].toInt() != serial_) return {};
    book = book_;
  }
  return book ? book->page(parts[1].toInt(), width > 0 ? width : usual_page_width) : QImage();
}

}  // namespace credit::session
