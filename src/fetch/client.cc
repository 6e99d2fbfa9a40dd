#include "fetch/client.h"

#include <algorithm>

#include "fetch/client_parts.h"
#include "fetch/follow.h"

namespace gbalex::fetch {

using record::Error;
using record::ErrorKind;
using record::Result;

namespace {

constexpr int kOk = 200, kNotModified = 304;

bool is_product(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
  });
}

// Printable ASCII without spaces and parentheses.
bool is_plain(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return c > ' ' && c < '\x7F' && c != '(' && c != ')';
  });
}

}  // namespace

Result<Client> Client::create(Settings settings, Clock& clock) {
  if (!is_product(settings.product) || !is_plain(settings.version) || !is_plain(settings.address)) {
    return Error{ErrorKind::usage,
                 "no name and address to tell the sites who asks",
                 {},
                 "give an https address at which a site's owner can read about this program"};
  }
  return Client(std::make_unique<Parts>(std::move(settings), clock));
}

Client::Client(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Client::Client(Client&&) noexcept = default;
Client& Client::operator=(Client&&) noexcept = default;
Client::~Client() = default;

Outcome<Page> Client::get(const Request& request) {
  const Outcome<Url> url = Url::parse(request.url);
  if (!url) return url.failure();
  std::optional<Entry> entry;
  const auto fields = [&](const Url& at) {
    entry = parts_->cache.find(at.text());
    return entry ? entry->note.if_changed() : std::vector<std::string>();
  };
  InMemory body;
  const Ask ask{*url, {}, request.most_bytes, false, true, request.time_limit, request.stop};
  Outcome<Reached> reached = follow(parts_->polite, ask, fields, body);
  if (!reached) return std::move(reached.failure());
  Answer& answer = reached->answer;
  Page page{
      reached->url.text(), std::string(answer.field("content-type")), {}, false, reached->hops};
  if (answer.status == kNotModified && entry) {
    page.type = entry->note.type;
    page.body = std::move(entry->body);
    page.is_from_cache = true;
  } else if (answer.status == kOk) {
    page.body = std::move(body.body);
  } else {
    if (answer.body.empty()) answer.body = std::move(body.body);
    return unsuccessful(*reached);
  }
  if (auto wrong = wrong_answer(request.expected, answer, page.body, page.url)) {
    wrong->hops = page.hops;
    return std::move(*wrong);
  }
  if (!page.is_from_cache) {
    const Outcome<record::Done> kept = parts_->cache.keep(page.url, answer, page.body);
    if (!kept) return kept.failure();
  }
  return page;
}

}  // namespace gbalex::fetch
