// The CBOR of the device socket: one map of small whole-number keys. Strict: definite lengths, each key once, nothing
// behind.
#pragma once
#include <QByteArray>
#include <QCborStreamWriter>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/personal.h"
#include "base/result.h"

namespace credit::devices {

inline constexpr std::size_t packet_limit = 65'536;  // bytes

// A map as it is read: every value is taken out once; what is left over at the end is malformed.
class Fields {
 public:
  static Result<Fields> parse(ByteView packet);  // device_message_malformed

  bool has(int key) const;
  Result<std::int64_t> number(int key, std::int64_t low, std::int64_t high);
  Result<Personal<std::string>> text(int key);
  Result<Personal<Bytes>> bytes(int key);
  Result<std::vector<std::int64_t>> list(int key);
  Status all_taken() const;

 private:
  friend class FieldsParser;
  std::map<int, std::int64_t> numbers_;
  std::map<int, Personal<std::string>> texts_;
  std::map<int, Personal<Bytes>> bytes_;
  std::map<int, std::vector<std::int64_t>> lists_;
};

// A map as it is written, its number of pairs known beforehand. The packet is allocated once, so that no half of it is
// left behind elsewhere, and wiped when it was handed out.
class FieldsWriter {
 public:
  explicit FieldsWriter(std::uint64_t pairs);
  ~FieldsWriter();
  FieldsWriter(const FieldsWriter&) = delete;
  FieldsWriter& operator=(const FieldsWriter&) = delete;

  void number(int key, std::int64_t value);
  void text(int key, std::string_view value);
  void bytes(int key, ByteView value);
  void list(int key, const std::vector<std::int64_t>& values);
  Bytes finish();

 private:
  QByteArray packet_;
  std::unique_ptr<QCborStreamWriter> out_;
};

}  // namespace credit::devices
