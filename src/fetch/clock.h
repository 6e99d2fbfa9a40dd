// Time as a value that is passed in: what the clock says, and waiting.
#pragma once

#include <chrono>
#include <stop_token>

namespace gbalex::fetch {

using Time = std::chrono::system_clock::time_point;
using Milliseconds = std::chrono::milliseconds;

// Called from any thread.
class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual Time now() const = 0;
  // False when the caller was stopped first.
  virtual bool sleep(Milliseconds time, const std::stop_token& stop) = 0;
};

class SystemClock final : public Clock {
 public:
  [[nodiscard]] Time now() const override { return std::chrono::system_clock::now(); }
  bool sleep(Milliseconds time, const std::stop_token& stop) override;
};

}  // namespace gbalex::fetch
