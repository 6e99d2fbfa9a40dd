#include "web/metrics.h"

#include <fmt/format.h>

namespace gbalex::web {

void Metrics::count(const std::string& route, int status, std::chrono::nanoseconds taken) {
  const std::lock_guard lock(mutex_);
  Sum& sum = sums_[{route, status}];
  ++sum.requests;
  sum.seconds += std::chrono::duration<double>(taken).count();
}

std::string Metrics::text() const {
  const std::lock_guard lock(mutex_);
  std::string out =
      "# HELP gbalex_requests_total Requests answered.\n# TYPE gbalex_requests_total counter\n";
  for (const auto& [key, sum] : sums_) {
    out += fmt::format("gbalex_requests_total{{route=\"{}\",status=\"{}\"}} {}\n", key.first,
                       key.second, sum.requests);
  }
  out +=
      "# HELP gbalex_request_seconds_total Time spent on answers.\n"
      "# TYPE gbalex_request_seconds_total counter\n";
  for (const auto& [key, sum] : sums_) {
    out += fmt::format("gbalex_request_seconds_total{{route=\"{}\",status=\"{}\"}} {:.6f}\n",
                       key.first, key.second, sum.seconds);
  }
  return out;
}

}  // namespace gbalex::web
