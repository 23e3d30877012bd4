// What kind of thing a scanned text is. Pure: no device, no clock, no network.
#pragma once
#include "base/result.h"
#include "drivers/code/scanned_code.h"

namespace credit::code {

class Classifier {
 public:
  // seal_prefixes: host and path before the # of our seals' URLs, lower case, no scheme: "v.credit.example.cn/s".
  // settings_invalid
  static Result<Classifier> make(std::vector<std::string> seal_prefixes);

  // text: UTF-8, delivered unchanged in the result. Tried in this order:
  //   seal                 the prefix and a # behind it, with or without https://; or nothing but as many digits as a
  //                        seal has at least
  //   publicity_url        the first web address in the text has a host of hosts.toml; licence_token likewise
  //   credit_code          a run of 18 letters and digits that is one. Those with a right check character win; with
  //                        none of them, those with a wrong one, to be confirmed. In a URL nobody knows: to be
  //                        confirmed
  //   registration_number  15 digits and nothing else
  //   licence_token        one unbroken run of base64 or hexadecimal characters, letters and digits mixed: no public
  //                        specification says more about what an electronic licence shows
  //   other
  ScannedCode classify(Personal<std::string> text) const;

 private:
  explicit Classifier(std::vector<std::string> seal_prefixes);
  bool is_seal(std::string_view plain) const;
  std::vector<std::string> seal_prefixes_;
};

}  // namespace credit::code
