#include "index/revision.h"

#include "text/analyse.h"

namespace gbalex::index {

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

}  // namespace gbalex::index
