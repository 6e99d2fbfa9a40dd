// Whose turn it is at each host: one request at a time, with a pause between two.
//
// A Turn is taken before a request and let go after it. Safe from any thread: others wait for the
// turn of the same host, not for other hosts. No turn is taken while another is held.
#pragma once

#include <condition_variable>
#include <map>
#include <mutex>
#include <stop_token>
#include <string>
#include <utility>

#include "fetch/clock.h"
#include "fetch/failure.h"

namespace gbalex::fetch {

class Hosts {
 public:
  // `interval`: from the end of a request to the start of the next. `longest_wait`: what a host
  // asks beyond that is not waited for but told. The clock outlives this.
  Hosts(Milliseconds interval, Milliseconds longest_wait, Clock& clock)
      : interval_(interval), longest_wait_(longest_wait), clock_(clock) {}

  class Turn {
   public:
    Turn(Turn&& other) noexcept
        : hosts_(std::exchange(other.hosts_, nullptr)), host_(std::move(other.host_)) {}
    Turn& operator=(Turn&&) = delete;
    ~Turn() {
      if (hosts_ != nullptr) hosts_->release(host_);
    }

   private:
    friend class Hosts;
    Turn(Hosts& hosts, std::string host) : hosts_(&hosts), host_(std::move(host)) {}
    Hosts* hosts_;
    std::string host_;
  };

  // Waits for others' requests and for the pause. Failures: cancelled, too_early.
  Outcome<Turn> take(const std::string& host, const std::stop_token& stop);
  // The pause that robots.txt asks for; shorter than the own one, or longer than the longest wait,
  // it becomes that.
  void set_interval(const std::string& host, Milliseconds interval);
  // Nothing is asked of the host before then.
  void close_until(const std::string& host, Time time);

 private:
  struct Host {
    bool is_busy = false;
    Time last_end{};    // the epoch: never asked
    Time not_before{};  // the epoch: never told
    Milliseconds interval{};
  };
  void release(const std::string& host);
  void free(Host& host);
  [[nodiscard]] Milliseconds pause(const Host& host) const;

  const Milliseconds interval_, longest_wait_;
  Clock& clock_;
  std::mutex mutex_;
  std::condition_variable_any freed_;
  std::map<std::string, Host, std::less<>> hosts_;
};

}  // namespace gbalex::fetch
