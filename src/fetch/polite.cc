#include "fetch/polite.h"

#include <algorithm>
#include <charconv>

namespace gbalex::fetch {

namespace {

constexpr int kTooMany = 429;
constexpr int kBadGateway = 502, kUnavailable = 503, kGatewayTimeout = 504;

bool is_of_a_moment(int status) {
  return status == kTooMany || status == kBadGateway || status == kUnavailable ||
         status == kGatewayTimeout;
}

bool is_of_a_moment(FailureKind kind) {
  return kind == FailureKind::connection || kind == FailureKind::timeout ||
         kind == FailureKind::truncated;
}

}  // namespace

std::optional<Milliseconds> retry_after(std::string_view field, Time now) {
  constexpr long long kMost = 366LL * 24 * 3600;
  long long seconds = 0;
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), seconds);
  if (error == std::errc{} && end == field.data() + field.size() && seconds >= 0) {
    return std::chrono::seconds(std::min(seconds, kMost));
  }
  const auto at = field.empty() ? std::nullopt : http_date(field);
  if (!at) return std::nullopt;
  return std::max(Milliseconds{}, std::chrono::ceil<Milliseconds>(*at - now));
}

Polite::Polite(Manners manners, Connection connection, Clock& clock)
    : manners_(std::move(manners)),
      connection_(std::move(connection)),
      clock_(clock),
      hosts_(manners_.interval, manners_.longest_wait, clock) {}

Outcome<Answer> Polite::ask(Ask ask, const Fields& fields, Receiver& receiver) {
  const Outcome<Leave> leave = leave_of(ask.url, ask.stop);
  if (!leave) return leave.failure();
  if (leave->is_silent) {
    return failure(FailureKind::robots,
                   "the site's robots.txt cannot be read now (status " +
                       std::to_string(leave->status) + "), which forbids all",
                   ask.url.text(), "try again in an hour");
  }
  if (!leave->robots.allows(ask.url.target())) {
    return failure(FailureKind::robots, "the site's robots.txt forbids programs to fetch this",
                   ask.url.text(), "save the page by hand, or ask the site's owner");
  }
  return try_often(std::move(ask), fields, receiver);
}

Outcome<Answer> Polite::try_often(Ask ask, const Fields& fields, Receiver& receiver) {
  for (int tries = 1;; ++tries) {
    Outcome<Answer> answer = [&]() -> Outcome<Answer> {
      const Outcome<Hosts::Turn> turn = hosts_.take(ask.url.host(), ask.stop);
      if (!turn) return turn.failure();
      ask.fields = fields();
      return transfer(connection_, ask, receiver);
    }();
    const std::optional<Milliseconds> pause = pause_after(answer, tries);
    if (pause) hosts_.close_until(ask.url.host(), clock_.now() + *pause);
    if (!pause || tries >= manners_.tries || *pause > manners_.longest_wait) return answer;
  }
}

std::optional<Milliseconds> Polite::pause_after(const Outcome<Answer>& answer, int tries) const {
  if (answer ? !is_of_a_moment(answer->status) : !is_of_a_moment(answer.failure().kind)) {
    return std::nullopt;
  }
  if (answer) {
    if (const auto asked = retry_after(answer->field("retry-after"), clock_.now())) return asked;
  }
  // After the last try no host is closed that did not ask for it.
  if (tries >= manners_.tries) return std::nullopt;
  return std::min(manners_.interval * (1 << std::min(tries, 10)), manners_.longest_wait);
}

// One thread reads a site's robots.txt, the others wait for it. It holds no turn meanwhile, and
// waits for no other reader, so that no circle can come about.
Outcome<Polite::Leave> Polite::leave_of(const Url& url, const std::stop_token& stop) {
  const std::string origin = url.origin();
  {
    std::unique_lock lock(mutex_);
    if (!read_.wait(lock, stop, [&] { return !reading_[origin]; })) return cancelled(origin);
    const auto known = leaves_.find(origin);
    if (known != leaves_.end() && clock_.now() < known->second.until) return known->second;
    reading_[origin] = true;
  }
  Outcome<Leave> leave = read_robots(url, stop);
  const std::lock_guard lock(mutex_);
  reading_[origin] = false;
  if (leave) {
    const auto holds = leave->is_silent ? kSilenceHolds : kRobotsHold;
    leave->until = clock_.now() + holds;
    leaves_[origin] = *leave;
    if (const auto delay = leave->robots.crawl_delay()) hosts_.set_interval(url.host(), *delay);
  }
  read_.notify_all();
  return leave;
}

Outcome<Polite::Leave> Polite::read_robots(const Url& url, const std::stop_token& stop) {
  constexpr int kMostRedirects = 5;  // RFC 9309 §2.3.1.2
  constexpr Milliseconds kTimeLimit{30'000};
  Outcome<Url> at = url.join("/robots.txt");
  Leave leave;
  for (int hops = 0; hops <= kMostRedirects; ++hops) {
    if (!at) return leave;  // it leads nowhere: there is none
    InMemory page;
    Ask ask{*at, {}, Robots::kMostBytes + 1, true, true, kTimeLimit, stop};
    Outcome<Answer> answer = try_often(
        ask, [] { return std::vector<std::string>(); }, page);
    if (!answer) return answer.failure();
    leave.status = answer->status;
    const int hundreds = answer->status / 100;
    leave.is_silent = hundreds == 5 || answer->status == kTooMany;
    if (hundreds == 2) leave.robots = Robots::parse(page.body, manners_.product);
    const std::string_view location = answer->field("location");
    if (hundreds != 3 || location.empty()) return leave;
    at = at->join(location);
  }
  return leave;
}

}  // namespace gbalex::fetch
