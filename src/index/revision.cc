#include "index/revision.h"

#include "text/analyse.h"

namespace gbalex::index {

std::uint64_t term_hash(std::string_view term) {
  std::uint64_t sum = 0xcbf29ce484222325U;  // FNV-1a
  for (const char byte : term) {
    sum = (sum ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
  }
  return sum;
}

std::vector<TermSpan> term_spans(std::string_view text, record::Language language) {
  std::vector<TermSpan> spans;
  for (const text::Token& token : text::analyse(text, language, text::Extras::none)) {
    spans.push_back({term_hash(token.term), static_cast<std::uint32_t>(token.span.begin),
                     static_cast<std::uint32_t>(token.span.end)});
  }
  spans.shrink_to_fit();
  return spans;
}

}  // namespace gbalex::index
