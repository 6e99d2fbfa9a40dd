// Requests as a guest makes them: with the leave of robots.txt, in turn, and again only when the
// site may be ready. What Client stands on; knows no redirects (but those of robots.txt), cache or
// files. Safe from any thread.
#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <string>

#include "fetch/hosts.h"
#include "fetch/robots.h"
#include "fetch/transfer.h"

namespace gbalex::fetch {

struct Manners {
  std::string product;                 // the token that robots.txt may name
  Milliseconds interval{2000};         // between two requests to one host
  Milliseconds longest_wait{120'000};  // for a host that asks to be left alone
  int tries = 3;                       // of a request that fails for a moment
};

class Polite {
 public:
  // The clock outlives this.
  Polite(Manners manners, Connection connection, Clock& clock);

  // The fields of each try, which may depend on what an earlier one left behind.
  using Fields = std::function<std::vector<std::string>()>;

  // An answer of any status. Failures: robots, too_early, and those of transfer(). Tried again
  // after Retry-After, or a pause that doubles: 429, 502, 503, 504, and connections that break.
  Outcome<Answer> ask(Ask ask, const Fields& fields, Receiver& receiver);

  // How long an answer of robots.txt holds (RFC 9309 §2.4), and how long its absence does.
  static constexpr std::chrono::hours kRobotsHold{24};
  static constexpr std::chrono::hours kSilenceHolds{1};

 private:
  struct Leave {
    Robots robots;
    bool is_silent = false;  // the site cannot be asked: all is forbidden
    int status = 0;
    Time until{};
  };

  Outcome<Answer> try_often(Ask ask, const Fields& fields, Receiver& receiver);
  // The pause before the next try; empty where there is none.
  std::optional<Milliseconds> pause_after(const Outcome<Answer>& answer, int tries) const;
  Outcome<Leave> leave_of(const Url& url, const std::stop_token& stop);
  Outcome<Leave> read_robots(const Url& url, const std::stop_token& stop);

  const Manners manners_;
  const Connection connection_;
  Clock& clock_;
  Hosts hosts_;
  std::mutex mutex_;
  std::condition_variable_any read_;
  std::map<std::string, Leave> leaves_;  // by origin
  std::map<std::string, bool> reading_;  // origins whose robots.txt somebody is reading
};

// The time that a Retry-After field names, in seconds or as a date; empty for anything else.
std::optional<Milliseconds> retry_after(std::string_view field, Time now);

}  // namespace gbalex::fetch
