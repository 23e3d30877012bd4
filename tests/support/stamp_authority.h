// A time stamp authority in memory (RFC 3161), with a clock that tests set: a root, and a certificate below it.
#pragma once
#include "base/openssl.h"
#include "report/time_stamp/stamper.h"

namespace credit::test {

class StampAuthority : public time_stamp::TimeStamper {
 public:
  static constexpr const char* right_usage = "critical,timeStamping";
  struct Habits {
    const char* usage = right_usage;             // extendedKeyUsage of its certificate
    bool sends_root = false;                     // beside its own certificate
    const char* policy = "1.3.6.1.4.1.55555.1";  // of nobody
  };
  explicit StampAuthority(Instant now) : StampAuthority(now, Habits{}) {}
  StampAuthority(Instant now, Habits habits);

  Result<Bytes> ask(ByteView request) const override;
  void set(Instant now) { now_ = now; }
  time_stamp::Anchors anchors() const { return {openssl::to_der(i2d_X509, root_.get())}; }
  Bytes certificate() const { return openssl::to_der(i2d_X509, certificate_.get()); }
  // A token over these bytes, asked for properly.
  Bytes token_over(ByteView stamped) const;

 private:
  Bytes reply_to(ByteView request) const;
  Bytes signed_by_us(ByteView token) const;

  Instant now_;
  Habits habits_;
  openssl::Key root_key_, key_;
  openssl::Certificate root_, certificate_, wrong_;  // wrong: where its usage is not the right one
};

}  // namespace credit::test
