#include "drivers/service/cbor.h"

#include <QCborStreamReader>

#include "base/failures/devices.h"

namespace credit::devices {
namespace {

tl::unexpected<Failure> malformed(const char* what) { return fail(failure::device_message_malformed, what); }

constexpr std::size_t list_limit = 16;

}  // namespace

class FieldsParser {
 public:
  explicit FieldsParser(ByteView packet)
      : in_(reinterpret_cast<const char*>(packet.data()), static_cast<qsizetype>(packet.size())),
        size_(packet.size()) {}

  Result<Fields> parse() {
    if (!in_.isMap() || !in_.isLengthKnown()) return malformed("not a map of known length");
    in_.enterContainer();
    while (in_.lastError() == QCborError::NoError && in_.hasNext()) CREDIT_CHECK(pair());
    if (in_.lastError() != QCborError::NoError || !in_.leaveContainer()) return malformed("broken CBOR");
    if (in_.currentOffset() != static_cast<qint64>(size_)) return malformed("bytes behind the map");
    return std::move(fields_);
  }

 private:
  Status pair() {
    CREDIT_TRY(const auto key, whole());
    if (key < 0 || key > 255) return malformed("a key out of range");
    const int k = static_cast<int>(key);
    if (fields_.has(k)) return malformed("a key twice");
    if (in_.isInteger()) return number(k);
    if (in_.isArray()) return list(k);
    if (in_.isString()) return string(fields_.texts_[k], std::string());
    if (in_.isByteArray()) return string(fields_.bytes_[k], Bytes());
    return malformed("a type nobody sends");
  }

  Result<std::int64_t> whole() {
    if (!in_.isInteger()) return malformed("not a whole number");
    if (in_.isUnsignedInteger() && in_.toUnsignedInteger() > INT64_MAX) return malformed("a number too large");
    if (in_.isNegativeInteger() && static_cast<quint64>(in_.toNegativeInteger()) > INT64_MAX)
      return malformed("a number too small");
    const std::int64_t value = in_.toInteger();
    in_.next();
    return value;
  }

  Status number(int key) {
    CREDIT_TRY(fields_.numbers_[key], whole());
    return {};
  }

  Status list(int key) {
    auto& values = fields_.lists_[key];
    if (!in_.isLengthKnown() || in_.length() > list_limit) return malformed("a list too long");
    in_.enterContainer();
    while (in_.hasNext()) {
      CREDIT_TRY(values.emplace_back(), whole());
    }
    if (!in_.leaveContainer()) return malformed("a broken list");
    return {};
  }

  template <class T>
  Status string(Personal<T>& into, T value) {
    if (!in_.isLengthKnown() || in_.length() > packet_limit) return malformed("a string too long");
    value.resize(static_cast<std::size_t>(in_.length()));
    char none = 0;  // an empty string has no place to write to
    auto* place = value.empty() ? &none : reinterpret_cast<char*>(value.data());
    qsizetype at = 0;
    auto chunk = in_.readStringChunk(place, static_cast<qsizetype>(value.size()));
    while (chunk.status == QCborStreamReader::Ok) {
      at += chunk.data;
      chunk = in_.readStringChunk(place + at, static_cast<qsizetype>(value.size()) - at);
    }
    const bool whole_string =
        chunk.status == QCborStreamReader::EndOfString && at == static_cast<qsizetype>(value.size());
    into = Personal<T>(std::move(value));
    wipe(value);
    return whole_string ? Status{} : malformed("a broken string");
  }

  QCborStreamReader in_;
  std::size_t size_;
  Fields fields_;
};

Result<Fields> Fields::parse(ByteView packet) {
  if (packet.empty() || packet.size() > packet_limit) return malformed("size of the packet");
  return FieldsParser(packet).parse();
}

bool Fields::has(int key) const {
  return numbers_.contains(key) || texts_.contains(key) || bytes_.contains(key) || lists_.contains(key);
}

namespace {
template <class T>
Result<T> taken(std::map<int, T>& from, int key) {
  auto node = from.extract(key);
  if (node.empty()) return malformed("a field is missing or of another type");
  return std::move(node.mapped());
}
}  // namespace

Result<std::int64_t> Fields::number(int key, std::int64_t low, std::int64_t high) {
  CREDIT_TRY(const auto value, taken(numbers_, key));
  if (value < low || value > high) return malformed("a number out of range");
  return value;
}
Result<Personal<std::string>> Fields::text(int key) { return taken(texts_, key); }
Result<Personal<Bytes>> Fields::bytes(int key) { return taken(bytes_, key); }
Result<std::vector<std::int64_t>> Fields::list(int key) { return taken(lists_, key); }

Status Fields::all_taken() const {
  if (numbers_.empty() && texts_.empty() && bytes_.empty() && lists_.empty()) return {};
  return malformed("a field nobody knows");
}

FieldsWriter::FieldsWriter(std::uint64_t pairs) {
  packet_.reserve(static_cast<qsizetype>(packet_limit));
  out_ = std::make_unique<QCborStreamWriter>(&packet_);
  out_->startMap(pairs);
}
FieldsWriter::~FieldsWriter() { wipe(packet_.data(), static_cast<std::size_t>(packet_.size())); }

void FieldsWriter::number(int key, std::int64_t value) {
  out_->append(key);
  out_->append(static_cast<qint64>(value));
}
void FieldsWriter::text(int key, std::string_view value) {
  out_->append(key);
  out_->appendTextString(value.data(), static_cast<qsizetype>(value.size()));
}
void FieldsWriter::bytes(int key, ByteView value) {
  out_->append(key);
  out_->appendByteString(reinterpret_cast<const char*>(value.data()), static_cast<qsizetype>(value.size()));
}
void FieldsWriter::list(int key, const std::vector<std::int64_t>& values) {
  out_->append(key);
  out_->startArray(values.size());
  for (const auto value : values) out_->append(static_cast<qint64>(value));
  out_->endArray();
}
Bytes FieldsWriter::finish() {
  CREDIT_ENSURE(out_->endMap());
  return {packet_.begin(), packet_.end()};
}

}  // namespace credit::devices
