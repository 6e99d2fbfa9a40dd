// Lets a fixed number of threads through at a time, in the order in which they came. More threads
// than cores at work on searches only make each other slower: all of them late instead of some.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>

namespace gbalex::index {

class Turnstile {
 public:
  explicit Turnstile(unsigned places) : free_(places) {}

  // How many wait just now.
  [[nodiscard]] std::size_t waiting() {
    const std::lock_guard lock(mutex_);
    return queue_.size();
  }

  // Holds one place while it lives. A thread that holds one must not ask for another.
  class Pass {
   public:
    explicit Pass(Turnstile& turnstile) : turnstile_(turnstile) { turnstile_.enter(); }
    ~Pass() { turnstile_.leave(); }
    Pass(const Pass&) = delete;
    Pass& operator=(const Pass&) = delete;

   private:
    Turnstile& turnstile_;
  };

 private:
  struct Waiting {
    std::condition_variable called;
    bool may_go = false;
  };

  void enter() {
    std::unique_lock lock(mutex_);
    if (free_ > 0) {
      --free_;
      return;
    }
    Waiting me;
    queue_.push_back(&me);
    me.called.wait(lock, [&me] { return me.may_go; });
  }

  void leave() {
    const std::lock_guard lock(mutex_);
    if (queue_.empty()) {
      ++free_;
      return;
    }
    // Told under the lock: `Waiting` is gone as soon as its thread has seen it.
    queue_.front()->may_go = true;
    queue_.front()->called.notify_one();
    queue_.pop_front();
  }

  std::mutex mutex_;
  std::deque<Waiting*> queue_;
  unsigned free_;
};

}  // namespace gbalex::index
