// Work in several threads on items that come and are taken in one order: what comes out does not
// depend on the threads. Only a few items exist at a time, so that memory is bounded.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "record/result.h"

namespace gbalex::intake {

// `produce` runs in a thread of its own and gives items until there are none or give() is false;
// `work` runs in `threads` threads and must not throw; `take` runs in the caller's, and its first
// Error ends everything and is the result. An exception of `produce` is an Error of the
// environment; one of `take` ends everything and goes on to the caller.
template <typename In, typename Out>
class InOrder {
 public:
  using Give = std::function<bool(In)>;
  using Produce = std::function<void(const Give& give)>;
  using Work = std::function<Out(In)>;
  using Take = std::function<record::Result<record::Done>(Out)>;

  InOrder(std::size_t threads, Produce produce, Work work, Take take)
      : threads_(threads == 0 ? 1 : threads),
        produce_(std::move(produce)),
        work_(std::move(work)),
        take_(std::move(take)) {}

  record::Result<record::Done> run() {
    std::vector<std::jthread> crew;
    crew.emplace_back([this] { feed(); });
    for (std::size_t i = 0; i < threads_; ++i) crew.emplace_back([this] { labour(); });
    std::optional<record::Error> error;
    try {
      error = collect();
    } catch (...) {
      stop();
      throw;
    }
    stop();
    crew.clear();
    if (error) return *error;
    if (broken_) return *broken_;
    return record::Done{};
  }

 private:
  // Waiting, in work, or done and not yet taken.
  [[nodiscard]] std::size_t most() const { return 2 * threads_ + 1; }

  void feed() {
    std::optional<record::Error> broken;
    try {
      produce_([this](In item) { return give(std::move(item)); });
    } catch (const std::exception& error) {
      broken = record::Error{record::ErrorKind::environment, error.what(), {}, {}};
    }
    const std::lock_guard lock(mutex_);
    broken_ = std::move(broken);
    all_given_ = true;
    changed_.notify_all();
  }

  bool give(In item) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return stopped_ || given_ - taken_ < most(); });
    if (stopped_) return false;
    waiting_.emplace_back(given_++, std::move(item));
    changed_.notify_all();
    return true;
  }

  void labour() {
    for (;;) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return stopped_ || all_given_ || !waiting_.empty(); });
      if (stopped_ || waiting_.empty()) return;
      auto [number, item] = std::move(waiting_.front());
      waiting_.pop_front();
      lock.unlock();
      Out out = work_(std::move(item));
      lock.lock();
      finished_.emplace(number, std::move(out));
      changed_.notify_all();
    }
  }

  std::optional<record::Error> collect() {
    for (;;) {
      std::unique_lock lock(mutex_);
      changed_.wait(
          lock, [this] { return finished_.contains(taken_) || (all_given_ && taken_ == given_); });
      const auto next = finished_.find(taken_);
      if (next == finished_.end()) return std::nullopt;
      Out out = std::move(next->second);
      finished_.erase(next);
      lock.unlock();
      if (auto taken = take_(std::move(out)); !taken) return taken.error();
      lock.lock();
      ++taken_;
      changed_.notify_all();
    }
  }

  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    changed_.notify_all();
  }

  const std::size_t threads_;
  Produce produce_;
  Work work_;
  Take take_;

  std::mutex mutex_;
  std::condition_variable changed_;
  // Under the mutex.
  std::deque<std::pair<std::size_t, In>> waiting_;
  std::map<std::size_t, Out> finished_;
  std::size_t given_ = 0, taken_ = 0;
  bool all_given_ = false, stopped_ = false;
  std::optional<record::Error> broken_;
};

}  // namespace gbalex::intake
