// A value that is made when it is first asked for, once, for all threads. Making it may throw: the
// next who asks makes it again.
#pragma once

#include <mutex>
#include <optional>

namespace gbalex::index {

template <typename T>
class Lazy {
 public:
  template <typename Make>
  const T& get(const Make& make) {
    const std::lock_guard lock(mutex_);
    if (!value_) value_.emplace(make());
    return *value_;
  }

 private:
  std::mutex mutex_;
  std::optional<T> value_;
};

}  // namespace gbalex::index
