// The value of an operation that can fail in an expected way.
//
// Every folder returns Result<T> for failures that a user or a maintainer can cause (bad input,
// a missing file, a lock held by another process). An Error says what is wrong, where, and what
// to do; it is printed to people as it stands. Exceptions of third-party libraries stop at the
// folder that called the library. Values only: safe to pass between threads.
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace gbalex::record {

// What kind of failure it is; the command line turns it into its exit status.
enum class ErrorKind {
  data,         // the data is wrong (exit 1)
  usage,        // the caller asked for something that does not exist (exit 2)
  environment,  // the machine failed: disk, lock, permission (exit 3)
};

struct Error {
  ErrorKind kind = ErrorKind::data;
  std::string what;        // one clause, no full stop
  std::string where;       // "file:line:column", a field name or a path; may be empty
  std::string what_to_do;  // one clause in the imperative; may be empty

  // "where: what; what_to_do" with the empty parts left out.
  [[nodiscard]] std::string to_string() const;
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  // Only when ok().
  [[nodiscard]] const T& value() const& {
    assert(ok());
    return std::get<0>(state_);
  }
  [[nodiscard]] T& value() & {
    assert(ok());
    return std::get<0>(state_);
  }
  [[nodiscard]] T&& value() && {
    assert(ok());
    return std::get<0>(std::move(state_));
  }
  // Only when !ok().
  [[nodiscard]] const Error& error() const {
    assert(!ok());
    return std::get<1>(state_);
  }

  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

 private:
  std::variant<T, Error> state_;
};

// Success without a value.
struct Done {};

}  // namespace gbalex::record
