// One request of HTTP and its answer, over libcurl: no redirects, no waiting, no second try.
//
// Connections are made to public addresses only, judged at the socket (network_address.h). No
// proxy, cookie, password or configuration of the machine is used, since each could lead
// elsewhere. Encrypted connections need a certificate that the system trusts. Blocks; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fetch/clock.h"
#include "fetch/failure.h"
#include "fetch/url.h"

namespace gbalex::fetch {

struct Answer {
  int status = 0;
  std::vector<std::pair<std::string, std::string>> fields;  // names in lower case, in their order
  // Of an answer that is no success, the first kMostOfOthers bytes of its body.
  std::string body;

  static constexpr std::size_t kMostOfOthers = 64 * 1024;
  // The first of that name, else empty.
  [[nodiscard]] std::string_view field(std::string_view name) const;
  // The number in Content-Length; 0 where there is none.
  [[nodiscard]] std::uintmax_t length() const;
};

// Takes the body of an answer of success (2xx). A failure ends the transfer and is its result.
class Receiver {
 public:
  virtual ~Receiver() = default;
  // Once for each answer, before the first byte and also where there is none.
  virtual Outcome<record::Done> begin(const Answer& answer) = 0;
  virtual Outcome<record::Done> take(std::string_view bytes) = 0;
};

// Keeps the body of the last answer.
class InMemory final : public Receiver {
 public:
  Outcome<record::Done> begin(const Answer&) override {
    body.clear();
    return record::Done{};
  }
  Outcome<record::Done> take(std::string_view bytes) override {
    body += bytes;
    return record::Done{};
  }
  std::string body;
};

struct Connection {
  std::string user_agent;
  // For tests: addresses of this machine too, and names with addresses ("host:port:address").
  bool loopback_is_allowed = false;
  std::vector<std::string> resolved;
};

struct Ask {
  Url url;
  std::vector<std::string> fields;  // "Name: value"
  std::uintmax_t most_bytes = 0;    // of a body, decoded; more is a failure…
  bool is_cut = false;              // …or is left out
  bool is_decoded = true;           // compressed answers are asked for and unpacked
  Milliseconds time_limit{};        // of the whole request
  std::stop_token stop;
};

// Any status is an answer. Failures: cancelled, not_public, no_such_host, connection, tls, timeout,
// too_large, truncated, protocol, and the receiver's.
Outcome<Answer> transfer(const Connection& connection, const Ask& ask, Receiver& receiver);

// A date as HTTP writes it (RFC 9110 §5.6.7, all three forms).
std::optional<Time> http_date(std::string_view text);

}  // namespace gbalex::fetch
