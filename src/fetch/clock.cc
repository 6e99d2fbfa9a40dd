#include "fetch/clock.h"

#include <condition_variable>
#include <mutex>

namespace gbalex::fetch {

bool SystemClock::sleep(Milliseconds time, const std::stop_token& stop) {
  std::mutex mutex;
  std::condition_variable_any stopped;
  std::unique_lock lock(mutex);
  stopped.wait_for(lock, stop, time, [] { return false; });
  return !stop.stop_requested();
}

}  // namespace gbalex::fetch
