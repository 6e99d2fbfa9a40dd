#include <algorithm>

#include "fetch/client_parts.h"
#include "fetch/disk.h"
#include "fetch/follow.h"
#include "fetch/part.h"
#include "ledger/sha256.h"

namespace gbalex::fetch {

namespace fs = std::filesystem;
using record::Done;

namespace {

constexpr int kOk = 200, kPartial = 206, kNotModified = 304, kNotSatisfiable = 416;

std::string in_lower_case(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

// The file that stands there already; sha256 is empty where there is none.
Outcome<Saved> held(const fs::path& file) {
  Saved saved;
  saved.is_new = false;
  std::error_code error;
  if (!fs::is_regular_file(file, error)) return saved;
  const Outcome<Mapped> mapped = Mapped::map(file);
  if (!mapped) return mapped.failure();
  saved.sha256 = ledger::sha256(mapped->bytes());
  saved.size = mapped->bytes().size();
  return saved;
}

// What the site told of that file; empty where it is not the one that was fetched.
std::vector<std::string> if_changed(const fs::path& file, const Saved& there) {
  const std::optional<std::string> text = read_whole(note_file(file));
  const std::optional<Note> note = text ? Note::parse(*text) : std::nullopt;
  if (there.sha256.empty() || !note || note->sha256 != there.sha256) return {};
  return note->if_changed();
}

// A rest that does not fit what was there: the whole is asked for, once.
bool is_doubtful(const Failure& failure) {
  return failure.kind == FailureKind::protocol || failure.kind == FailureKind::wrong_bytes ||
         failure.kind == FailureKind::wrong_type;
}

// One request with its redirects; a file that is whole afterwards has its name.
Outcome<Saved> fetch_once(Polite& polite, const Ask& ask, const Request& request, Part& part,
                          const std::vector<std::string>& conditions, const Saved& there) {
  const auto fields = [&](const Url& url) {
    std::vector<std::string> all = part.fields(url);
    if (!part.is_going_on()) all.insert(all.end(), conditions.begin(), conditions.end());
    return all;
  };
  Outcome<Reached> reached = follow(polite, ask, fields, part);
  if (!reached) return std::move(reached.failure());
  Answer& answer = reached->answer;
  if (answer.status == kNotModified && !conditions.empty()) {
    Saved same = there;
    same.url = reached->url.text();
    same.hops = reached->hops;
    return same;
  }
  if (part.has_page()) {
    answer.body = part.page();
    if (answer.status != kOk && answer.status != kPartial) return unsuccessful(*reached);
    auto wrong = wrong_answer(request.expected, answer, answer.body, reached->url.text());
    // A file that calls itself a page: by its bytes it would be right, but none were written.
    Failure failed = wrong ? *wrong
                           : failure(FailureKind::wrong_type, "the site calls the file a page",
                                     reached->url.text(), "save the file by hand");
    failed.hops = reached->hops;
    return failed;
  }
  if (answer.status != kOk && answer.status != kPartial && !part.is_whole(answer)) {
    return unsuccessful(*reached);
  }
  Outcome<Saved> saved = part.finish(answer);
  (saved ? saved->hops : saved.failure().hops) = reached->hops;
  return saved;
}

}  // namespace

Outcome<Saved> Client::download(const Request& request, const fs::path& file, const Known& known,
                                const Progress& progress) {
  const Outcome<Url> url = Url::parse(request.url);
  if (!url) return url.failure();
  const Outcome<Saved> there = held(file);
  if (!there) return there.failure();
  const bool is_known = !known.sha256.empty();
  if (is_known && there->sha256 == in_lower_case(known.sha256)) return *there;
  // Where another file is wanted, "unchanged" would be no answer.
  const std::vector<std::string> conditions =
      is_known ? std::vector<std::string>() : if_changed(file, *there);
  const Outcome<std::unique_ptr<Part>> opened = Part::open(file, request, known, progress);
  if (!opened) return opened.failure();
  Part& part = **opened;
  const Ask ask{*url, {}, request.most_bytes, false, false, request.time_limit, request.stop};
  Outcome<Saved> saved = fetch_once(parts_->polite, ask, request, part, conditions, *there);
  const bool again = !saved && part.is_going_on() &&
                     (is_doubtful(saved.failure()) || saved.failure().status == kNotSatisfiable);
  if (!again) return saved;
  if (Outcome<Done> emptied = part.discard(); !emptied) return emptied.failure();
  return fetch_once(parts_->polite, ask, request, part, conditions, *there);
}

}  // namespace gbalex::fetch
