// What a site's robots.txt allows us (RFC 9309).
//
// Groups that name our product are taken together, else those of "*". Of the rules that match, the
// one with the longest pattern decides, at equal length the one that allows; "*" stands for any
// characters, "$" at the end for the end. Crawl-delay, which the RFC does not know, is read as most
// sites mean it. A pure value; matching takes time in proportion to rules times address.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gbalex::fetch {

class Robots {
 public:
  // Of a file only this many bytes are read (RFC 9309 §2.5 wants 500 KiB at least).
  static constexpr std::size_t kMostBytes = 512 * 1024;

  // Any bytes; what is no rule is passed over. `product`: our token, letters, "-" and "_".
  static Robots parse(std::string_view bytes, std::string_view product);
  static Robots allowing_all() { return {}; }

  // `target`: path and query as they are asked for. /robots.txt is always allowed.
  [[nodiscard]] bool allows(std::string_view target) const;
  [[nodiscard]] std::optional<std::chrono::milliseconds> crawl_delay() const { return delay_; }

 private:
  struct Rule {
    std::string pattern;  // normalised
    bool allows = true;
  };
  friend class RobotsReader;

  std::vector<Rule> rules_;
  std::optional<std::chrono::milliseconds> delay_;
};

}  // namespace gbalex::fetch
