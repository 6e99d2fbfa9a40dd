// How far long work has come, on a terminal. For commands.
#pragma once

#include <fmt/format.h>

#include <chrono>
#include <cstddef>
#include <ostream>
#include <string>

namespace gbalex::commands {

// Draws "[#####     ] 1200 of 1700, 5300/s, 0.1 s left" over itself on a terminal.
class ProgressBar {
 public:
  ProgressBar(bool terminal, std::ostream& err) : terminal_(terminal), err_(err) {}

  void operator()(std::size_t done, std::size_t total) {
    if (!terminal_ || total == 0) return;
    constexpr std::size_t kWidth = 30;
    const std::size_t filled = kWidth * done / total;
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    const double rate = seconds > 0 ? static_cast<double>(done) / seconds : 0;
    const double left = rate > 0 ? static_cast<double>(total - done) / rate : 0;
    err_ << fmt::format("\r[{}{}] {} of {}, {:.0f}/s, {:.1f} s left ", std::string(filled, '#'),
                        std::string(kWidth - filled, ' '), done, total, rate, left);
    if (done == total) err_ << "\n";
    err_.flush();
  }

 private:
  bool terminal_;
  std::ostream& err_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace gbalex::commands
