#include "text/symbols.h"

#include "text/fold.h"
#include "text/term.h"
#include "text/thesaurus_index.h"
#include "text/thesaurus_scan.h"
#include "text/unicode.h"
#include "text/words.h"

namespace gbalex::text {

Symbol symbol_of(std::string_view term) {
  std::uint64_t hash = hash_of(term);
  hash ^= hash >> 32U;
  return kWordFlag | static_cast<Symbol>(hash & (kSamePlaceFlag - 1));
}

std::vector<Symbol> symbols(std::string_view source, Language language,
                            const Thesaurus* thesaurus) {
  std::vector<Symbol> row;
  append_symbols(source, language, thesaurus, row);
  return row;
}

void append_symbols(std::string_view source, Language language, const Thesaurus* thesaurus,
                    std::vector<Symbol>& row) {
  const Folded folded = fold(source);
  const std::u32string_view text = folded.characters;
  row.reserve(row.size() + text.size());
  std::string word;
  const std::vector<ScannedConcept> concepts = scan_concepts(thesaurus, source, folded);
  std::size_t next_concept = 0;
  const auto add_concepts = [&](std::size_t at) {
    for (; next_concept < concepts.size() && concepts[next_concept].begin == at; ++next_concept) {
      row.push_back(thesaurus->index()->symbols[concepts[next_concept].number] | kSamePlaceFlag);
    }
  };
  for (std::size_t at = 0; at < text.size();) {
    const CharacterClass kind = classify(text[at]);
    if (kind == CharacterClass::han) {
      row.push_back(text[at]);
      add_concepts(at++);
      continue;
    }
    if (kind == CharacterClass::space || kind == CharacterClass::mark) {
      if (kind == CharacterClass::mark) row.push_back(kMark);
      ++at;
      continue;
    }
    const std::size_t begin = at;
    word.clear();
    for (; at < text.size() && classify(text[at]) == kind; ++at) append_utf8(word, text[at]);
    row.push_back(symbol_of(word));
    if (kind != CharacterClass::digit) {
      for (const std::string& stem : stems_of(word, source, folded, begin, at, language)) {
        row.push_back(symbol_of("Z" + stem) | kSamePlaceFlag);
      }
    }
    add_concepts(begin);
  }
}

}  // namespace gbalex::text
