// A public key made ready to check signatures, again and again and from several threads: what OpenSSL would set up anew
// for every check is kept (a tenth of the time of an ES256 check). Not part of the public interface.
#pragma once
#include <array>
#include <atomic>

#include "report/seal/suite.h"

namespace credit::seal {

class CheckingKey {
 public:
  CheckingKey(const Suite& suite, openssl::Key key) : suite_(suite), key_(std::move(key)) {}
  ~CheckingKey();
  CheckingKey(const CheckingKey&) = delete;
  CheckingKey& operator=(const CheckingKey&) = delete;

  bool verify(ByteView message, ByteView signature) const;  // false too where the key was no key

 private:
  openssl::KeyContext take() const;  // one that nobody else holds; null when OpenSSL gives none
  void put_back(openssl::KeyContext context) const;

  const Suite& suite_;
  openssl::Key key_;
  mutable std::array<std::atomic<EVP_PKEY_CTX*>, 8> shelf_{};  // as many as threads that check at once
};

}  // namespace credit::seal
