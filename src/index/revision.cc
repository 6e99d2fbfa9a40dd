#include "index/revision.h"

#include "text/analyse.h"

namespace gbalex::index {

namespace {

// The source byte behind a folded character. Several that came from one source character share it.
std::uint32_t end_of(const text::Folded& folded, std::size_t character) {
  std::size_t end = character + 1;
  while (end + 1 < folded.offsets.size() && folded.offsets[end] == folded.offsets[character]) ++end;
  return static_cast<std::uint32_t>(folded.offsets[end]);
}

}  // namespace

std::vector<TermSpan> term_spans(std::string_view text, record::Language language,
                                 const text::Thesaurus* thesaurus) {
  std::vector<TermSpan> spans;
  for (const text::Token& token :
       text::analyse(text, language, text::Extras::citations, thesaurus)) {
    spans.push_back({term_hash(token.term), static_cast<std::uint32_t>(token.span.begin),
                     static_cast<std::uint32_t>(token.span.end)});
  }
  spans.shrink_to_fit();
  return spans;
}

std::vector<TermSpan> han_spans(std::string_view source, const text::Thesaurus* thesaurus) {
  const text::Folded folded = text::fold(source);
  const std::u32string_view text = folded.characters;
  std::vector<text::Thesaurus::Match> concepts;
  if (thesaurus != nullptr) concepts = thesaurus->find(source);
  auto next = concepts.begin();
  std::vector<TermSpan> spans;
  spans.reserve(2 * text.size() + concepts.size());
  const auto add_concepts = [&](std::size_t up_to) {
    for (; next != concepts.end() && next->span.begin <= up_to; ++next) {
      spans.push_back({term_hash(thesaurus->term(next->number)),
                       static_cast<std::uint32_t>(next->span.begin),
                       static_cast<std::uint32_t>(next->span.end)});
    }
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!text::is_han(text[at])) continue;
    add_concepts(folded.offsets[at]);
    const auto begin = static_cast<std::uint32_t>(folded.offsets[at]);
    const std::uint64_t character = han_hash(text[at]);
    spans.push_back({character, begin, end_of(folded, at)});
    if (at + 1 == text.size() || !text::is_han(text[at + 1])) continue;
    spans.push_back({han_hash(text[at + 1], character), begin, end_of(folded, at + 1)});
  }
  add_concepts(source.size());
  return spans;
}

}  // namespace gbalex::index
