// search::cite: what a text cites, for /id?cite= and `gbalex cite`.
#include <algorithm>

#include "search/citation.h"
#include "search/hits.h"
#include "search/query.h"
#include "search/search.h"

namespace gbalex::search {

namespace {

// The text without these spans and without the blanks and marks around what is left.
std::string without(std::string_view text, std::vector<text::Span> spans) {
  std::sort(spans.begin(), spans.end(),
            [](const text::Span& a, const text::Span& b) { return a.begin < b.begin; });
  std::string rest;
  std::size_t at = 0;
  const auto keep = [&rest](std::string_view part) {
    std::size_t first = part.size(), last = 0;
    for (const text::Token& token : text::analyse(part, record::Language::en)) {
      first = std::min(first, token.span.begin);
      last = std::max(last, token.span.end);
    }
    if (first >= last) return;
    if (!rest.empty()) rest += ' ';
    rest += part.substr(first, last - first);
  };
  for (const text::Span& span : spans) {
    if (span.begin > at) keep(text.substr(at, span.begin - at));
    at = std::max(at, span.end);
  }
  keep(text.substr(at));
  return rest;
}

CiteAnswer answer(const index::Reader& reader, std::string_view text, record::Language language,
                  const record::Date& day) {
  CiteAnswer answer;
  std::vector<text::Span> spans;
  for (const ResolvedCitation& citation : resolve_citations(reader, text, day)) {
    spans.push_back(citation.span);
    const auto instrument = reader.find(record::Kind::instrument, citation.instrument);
    if (!instrument) continue;
    CiteTarget target;
    target.instrument = citation.instrument;
    target.title = pick_text(*instrument, index::FieldKind::title, language);
    target.url = url_of(record::Kind::instrument, citation.instrument);
    if (citation.provision) {
      target.provision = citation.provision->text();
      target.url += "/" + citation.provision->path();
      target.provision_held =
          !reader.find_covering(citation.instrument, *citation.provision).empty();
    }
    const bool known = std::any_of(
        answer.targets.begin(), answer.targets.end(), [&target](const CiteTarget& other) {
          return other.instrument == target.instrument && other.provision == target.provision;
        });
    if (!known) answer.targets.push_back(std::move(target));
  }
  answer.not_understood = without(text, std::move(spans));
  return answer;
}

}  // namespace

record::Result<CiteAnswer> cite(index::ReaderPool& pool, std::string_view text,
                                record::Language reader, const record::Date& today) {
  bool was_cut = false;
  const std::string clean = cleaned(text, kMaxQueryBytes, was_cut);
  CiteAnswer result;
  auto read = pool.with([&](const index::Reader& index_reader) {
    result = answer(index_reader, clean, reader, today);
  });
  if (!read) return read.error();
  return result;
}

}  // namespace gbalex::search
