// What was made at some cost, kept for the next who asks, up to a number of bytes: the least
// recently used goes first. Safe from any thread.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace gbalex::index {

template <typename Key, typename Value>
class Lru {
 public:
  using Pointer = std::shared_ptr<const Value>;

  explicit Lru(std::size_t limit_bytes) : limit_(limit_bytes) {}

  // Null when it is not kept.
  Pointer find(const Key& key) {
    const std::lock_guard lock(mutex_);
    const auto place = places_.find(key);
    if (place == places_.end()) return nullptr;
    order_.splice(order_.begin(), order_, place->second);
    return place->second->value;
  }

  // `bytes` is about what the value takes; one larger than the limit is not kept.
  void keep(const Key& key, Pointer value, std::size_t bytes) {
    const std::lock_guard lock(mutex_);
    if (bytes > limit_ || places_.contains(key)) return;
    order_.push_front({key, std::move(value), bytes});
    places_.emplace(key, order_.begin());
    held_ += bytes;
    while (held_ > limit_) {
      held_ -= order_.back().bytes;
      places_.erase(order_.back().key);
      order_.pop_back();
    }
  }

  [[nodiscard]] std::size_t bytes() const {
    const std::lock_guard lock(mutex_);
    return held_;
  }

 private:
  struct Entry {
    Key key;
    Pointer value;
    std::size_t bytes;
  };
  const std::size_t limit_;
  mutable std::mutex mutex_;
  std::list<Entry> order_;  // the most recently used first
  std::unordered_map<Key, typename std::list<Entry>::iterator> places_;
  std::size_t held_ = 0;
};

}  // namespace gbalex::index
