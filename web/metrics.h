// Counts of answers by route and status, as Prometheus text. Thread-safe.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace gbalex::web {

class Metrics {
 public:
  void count(const std::string& route, int status, std::chrono::nanoseconds taken);
  [[nodiscard]] std::string text() const;

 private:
  struct Sum {
    std::uint64_t requests = 0;
    double seconds = 0;
  };
  mutable std::mutex mutex_;
  std::map<std::pair<std::string, int>, Sum> sums_;
};

}  // namespace gbalex::web
