// Why a fetch failed, told finely enough for a verdict on a link.
//
// Every call of this folder that can fail returns an Outcome: the value, or a Failure with a
// record::Error for people and a kind for programs. Values only: safe to pass between threads.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "record/result.h"

namespace gbalex::fetch {

enum class FailureKind {
  cancelled,     // the caller asked to stop
  address,       // no http or https address that we understand
  not_public,    // the host's address belongs to no public network
  insecure,      // an https address leads to a http one
  no_such_host,  // its name is not known
  connection,    // refused, reset, or ended without an answer
  tls,           // no trustworthy encrypted connection
  timeout,       // no answer, or not all of it, within the limits
  too_large,     // more bytes than the caller wants
  truncated,     // fewer bytes than announced
  protocol,      // an answer that HTTP does not allow here
  redirects,     // in a circle, or too many
  robots,        // robots.txt forbids it, or cannot be asked for now
  too_early,     // the site asked us to come back later than we would wait
  status,        // an answer other than success: Failure::status
  challenge,     // a page that wants to see a person's browser
  wrong_type,    // another format than was asked for
  wrong_bytes,   // not the expected size or sha256
  disk,          // the files at our own end
};

// An address on the way, and what was answered there.
struct Hop {
  std::string url;
  int status = 0;

  bool operator==(const Hop&) const = default;
};

struct Failure {
  FailureKind kind = FailureKind::status;
  record::Error error;
  int status = 0;         // of HTTP; 0 where there was no answer
  std::vector<Hop> hops;  // the redirects followed before
};

// `where`: the address or the file; the error's kind follows from the failure's.
Failure failure(FailureKind kind, std::string what, std::string where, std::string what_to_do);
Failure cancelled(std::string where);

template <typename T>
class [[nodiscard]] Outcome {
 public:
  Outcome(T value) : state_(std::in_place_index<0>, std::move(value)) {}            // NOLINT
  Outcome(Failure failure) : state_(std::in_place_index<1>, std::move(failure)) {}  // NOLINT

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  // Only when ok().
  [[nodiscard]] T& value() {
    assert(ok());
    return std::get<0>(state_);
  }
  [[nodiscard]] const T& value() const {
    assert(ok());
    return std::get<0>(state_);
  }
  // Only when !ok().
  [[nodiscard]] Failure& failure() {
    assert(!ok());
    return std::get<1>(state_);
  }
  [[nodiscard]] const Failure& failure() const {
    assert(!ok());
    return std::get<1>(state_);
  }

  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

 private:
  std::variant<T, Failure> state_;
};

}  // namespace gbalex::fetch
