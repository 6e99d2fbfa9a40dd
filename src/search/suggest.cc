#include "search/suggest.h"

#include <algorithm>
#include <tuple>

#include "index/completions.h"
#include "index/stored.h"

namespace gbalex::search {

namespace {

using index::Completion;
using index::Completions;

int rank_of(const Completion& title) {
  if (title.is_concept) return 2;
  switch (title.kind) {
    case record::Kind::instrument:
      return 0;
    case record::Kind::topic:
      return 1;
    case record::Kind::playbook:
      return 3;
    case record::Kind::contact:
      return 4;
    default:
      return 5;
  }
}

// Repealed or superseded on the day.
bool has_ended(const Completion& title, const record::Date& day) {
  if (title.is_concept || !index::has_status(title.kind)) return false;
  const record::Status status =
      record::status_on(title.recorded_status, title.first_effective, title.from, title.to, day)
          .status;
  return status == record::Status::repealed || status == record::Status::superseded ||
         status == record::Status::not_in_force;
}

std::size_t place_in_chain(record::Language reader, record::Language language) {
  const auto chain = record::fallback_chain(reader);
  return static_cast<std::size_t>(std::find(chain.begin(), chain.end(), language) - chain.begin());
}

struct Ranked {
  const Completion* title;
  std::tuple<Completions::How, bool, int, std::size_t, std::size_t> key;
};

bool before(const Ranked& a, const Ranked& b) {
  if (a.key != b.key) return a.key < b.key;
  return std::tie(a.title->text, a.title->id) < std::tie(b.title->text, b.title->id);
}

bool shows_same(const Suggestion& suggestion, const Completion& title) {
  const bool same_kind = suggestion.is_concept == title.is_concept &&
                         (title.is_concept || suggestion.kind == title.kind);
  return (same_kind && suggestion.id == title.id) || suggestion.text == title.text;
}

}  // namespace

std::string_view kind_code(const Suggestion& suggestion) {
  return suggestion.is_concept ? "concept" : record::code(suggestion.kind);
}

std::vector<Suggestion> suggest(const index::Reader& reader, std::string_view typed,
                                record::Language language, std::size_t limit,
                                const record::Date& today) {
  std::vector<Suggestion> suggestions;
  if (typed.size() > kMostTypedBytes) return suggestions;
  const Completions& completions = reader.completions();
  std::vector<Ranked> ranked;
  for (const Completions::Match& match : completions.find(typed)) {
    const Completion& title = completions.titles()[match.title];
    ranked.push_back({&title,
                      {match.how, has_ended(title, today), rank_of(title),
                       place_in_chain(language, title.language), title.text.size()}});
  }
  std::sort(ranked.begin(), ranked.end(), before);
  for (const Ranked& each : ranked) {
    if (suggestions.size() >= limit) break;
    const Completion& title = *each.title;
    const auto same = [&title](const Suggestion& other) { return shows_same(other, title); };
    if (std::any_of(suggestions.begin(), suggestions.end(), same)) continue;
    const std::string url =
        title.is_concept ? "/concept/" + title.id : url_of(title.kind, title.id);
    suggestions.push_back(
        {title.kind, title.id, title.is_concept, title.region, title.text, title.language, url});
  }
  return suggestions;
}

record::Result<std::vector<Suggestion>> suggest(index::ReaderPool& pool, std::string_view typed,
                                                record::Language language, std::size_t limit,
                                                const record::Date& today) {
  std::vector<Suggestion> suggestions;
  auto read = pool.with([&](const index::Reader& reader) {
    suggestions = suggest(reader, typed, language, limit, today);
  });
  if (!read) return read.error();
  return suggestions;
}

}  // namespace gbalex::search
