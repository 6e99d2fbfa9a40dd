#include "text/citation.h"

#include "text/citation_scan.h"
#include "text/fold.h"

namespace gbalex::text {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return out;
}

}  // namespace

std::vector<CitationMention> find_citations(std::string_view source, Language language) {
  const Folded folded = fold(source);
  std::vector<CitationMention> mentions;
  for (ScannedCitation& citation : scan_citations(source, folded, language)) {
    mentions.push_back({source_span(folded, citation.begin, citation.end),
                        std::move(citation.number), std::move(citation.provision)});
  }
  return mentions;
}

std::vector<std::string> citation_terms(const CitationMention& mention) {
  const std::string number = lower(mention.number);
  const std::string article =
      lower(std::string_view(mention.provision).substr(0, mention.provision.find_first_of("(/")));
  std::vector<std::string> terms;
  if (!number.empty()) terms.push_back("A" + number);
  if (!article.empty()) terms.push_back("A" + article);
  if (!number.empty() && !article.empty()) terms.push_back("A" + number + "/" + article);
  return terms;
}

}  // namespace gbalex::text
