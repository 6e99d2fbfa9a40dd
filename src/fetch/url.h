// Addresses of the web: http and https only, absolute, without user names and fragments.
//
// Read with libcurl's own parser, so that what is judged here is what is connected to. Characters
// that an address cannot hold (spaces, Han characters) are percent-encoded as the bytes they are.
// Values, safe from any thread.
#pragma once

#include <string>
#include <string_view>

#include "fetch/failure.h"

namespace gbalex::fetch {

class Url {
 public:
  // FailureKind::address for anything else than an address as above of at most 8,192 bytes; the
  // host is a name in ASCII (xn--… for others) or an address in numbers.
  static Outcome<Url> parse(std::string_view text);
  // A reference as it stands in a Location field, relative to this address (RFC 3986 §5).
  [[nodiscard]] Outcome<Url> join(std::string_view reference) const;

  [[nodiscard]] const std::string& host() const { return host_; }      // lower case
  [[nodiscard]] const std::string& target() const { return target_; }  // "/path?query"
  [[nodiscard]] bool is_secure() const { return is_secure_; }
  [[nodiscard]] std::string origin() const;  // "https://host" or "https://host:8443"
  [[nodiscard]] std::string text() const { return origin() + target_; }

 private:
  Url() = default;
  static Outcome<Url> read(std::string_view base, std::string_view text);

  bool is_secure_ = true;
  std::string host_;
  std::string port_;  // empty for the scheme's own
  std::string target_;
};

}  // namespace gbalex::fetch
