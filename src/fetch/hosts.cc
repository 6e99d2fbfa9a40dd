#include "fetch/hosts.h"

#include <algorithm>

namespace gbalex::fetch {

Outcome<Hosts::Turn> Hosts::take(const std::string& host, const std::stop_token& stop) {
  Milliseconds wait{};
  {
    std::unique_lock lock(mutex_);
    Host& mine = hosts_[host];
    if (!freed_.wait(lock, stop, [&] { return !mine.is_busy; })) return cancelled(host);
    wait = pause(mine);
    if (wait > std::max(longest_wait_, interval_)) {
      const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait).count();
      return failure(FailureKind::too_early,
                     "the site asked us to come back in " + std::to_string(seconds) + " seconds",
                     host, "try again then");
    }
    mine.is_busy = true;
  }
  const bool waited = stop.stop_requested() ? false : wait.count() <= 0 || clock_.sleep(wait, stop);
  if (!waited) {
    const std::lock_guard lock(mutex_);
    free(hosts_[host]);
    return cancelled(host);
  }
  return Turn(*this, host);
}

// A clock that was set back makes nobody wait longer than the pause.
Milliseconds Hosts::pause(const Host& host) const {
  const Time now = clock_.now();
  const Milliseconds interval = std::max(host.interval, interval_);
  Milliseconds wait{};
  if (host.last_end != Time{}) {
    const auto rest = std::chrono::ceil<Milliseconds>(host.last_end + interval - now);
    wait = std::clamp(rest, Milliseconds{}, interval);
  }
  return std::max(wait, std::chrono::ceil<Milliseconds>(host.not_before - now));
}

void Hosts::set_interval(const std::string& host, Milliseconds interval) {
  const std::lock_guard lock(mutex_);
  hosts_[host].interval = std::min(interval, longest_wait_);
}

void Hosts::close_until(const std::string& host, Time time) {
  const std::lock_guard lock(mutex_);
  Host& mine = hosts_[host];
  mine.not_before = std::max(mine.not_before, time);
}

void Hosts::release(const std::string& host) {
  const std::lock_guard lock(mutex_);
  Host& mine = hosts_[host];
  mine.last_end = clock_.now();
  free(mine);
}

void Hosts::free(Host& host) {
  host.is_busy = false;
  freed_.notify_all();
}

}  // namespace gbalex::fetch
