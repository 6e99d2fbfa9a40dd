#include "fetch/follow.h"

#include <algorithm>
#include <array>

#include "fetch/challenge.h"

namespace gbalex::fetch {

namespace {

bool is_redirect(int status) {
  constexpr std::array kRedirects{301, 302, 303, 307, 308};
  return std::ranges::find(kRedirects, status) != kRedirects.end();
}

Failure astray(std::string what, const Url& url) {
  return failure(FailureKind::redirects, std::move(what), url.text(),
                 "open the address in a browser to see where it leads");
}

// Where the answer leads; the hops are those before it.
Outcome<Url> next_of(const Url& url, const Answer& answer, const std::vector<Hop>& hops) {
  constexpr std::size_t kMostHops = 10;
  const std::string_view location = answer.field("location");
  if (location.empty()) return astray("a redirect without an address", url);
  Outcome<Url> next = url.join(location);
  if (!next) return next;
  if (url.is_secure() && !next->is_secure()) {
    return failure(FailureKind::insecure, "the site leads from https to " + next->text(),
                   url.text(), "look whether that address answers to https");
  }
  const std::string text = next->text();
  if (text == url.text() || std::ranges::find(hops, text, &Hop::url) != hops.end()) {
    return astray("the redirects go in a circle", url);
  }
  if (hops.size() >= kMostHops) return astray("too many redirects", url);
  return next;
}

}  // namespace

Outcome<Reached> follow(Polite& polite, const Ask& ask, const FieldsFor& fields,
                        Receiver& receiver) {
  Reached reached{ask.url, {}, {}};
  const auto failed = [&](Failure failure) {
    failure.hops = reached.hops;
    return failure;
  };
  while (true) {
    Ask one = ask;
    one.url = reached.url;
    Outcome<Answer> answer = polite.ask(
        one, [&] { return fields(reached.url); }, receiver);
    if (!answer) return failed(std::move(answer.failure()));
    reached.answer = std::move(*answer);
    if (!is_redirect(reached.answer.status)) return reached;
    Outcome<Url> next = next_of(reached.url, reached.answer, reached.hops);
    reached.hops.push_back({reached.url.text(), reached.answer.status});
    if (!next) {
      next.failure().status = reached.answer.status;
      return failed(std::move(next.failure()));
    }
    reached.url = std::move(*next);
  }
}

Failure unsuccessful(const Reached& reached) {
  const Answer& answer = reached.answer;
  const std::string number = std::to_string(answer.status);
  const std::string_view name = firewall(answer, answer.body);
  Failure made =
      name.empty()
          ? failure(FailureKind::status, "the site answered with status " + number,
                    reached.url.text(), "open the address in a browser")
          : failure(FailureKind::challenge,
                    "a page of " + std::string(name) +
                        " that checks for a browser came, with status " + number,
                    reached.url.text(), "open the address in a browser and save the file by hand");
  made.status = answer.status;
  made.hops = reached.hops;
  return made;
}

}  // namespace gbalex::fetch
