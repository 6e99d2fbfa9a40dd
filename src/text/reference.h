// What a running text refers to: every place that names a provision or a law, in the four
// languages, as lawyers write them: 《专利法》第四十二条、第四十三条, 本法第五条, section 18(1) of
// the Trade Marks Ordinance (Cap. 559), n.º 1 do artigo 9.º do Decreto-Lei n.º 97/99/M.
//
// find_citations() (citation.h) reads numbers for the index; find_references() says of which law
// each number is. It knows no catalogue: the caller gives the spans of the names it knows, other
// names are recognised by their shape, and who resolves a reference (search/citation.h) looks the
// name up as a whole, so that 《民法典》 or 《…专利条例》 of another place is never taken for a law
// that is held. A reference never crosses the end of a sentence.
//
// Pure, safe from any thread, never throws; linear in the text.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/analyse.h"

namespace gbalex::text {

// One provision of a law, or a law alone. A list gives one reference a member:
// 第三条、第五条至第七条 are two, and the members behind the first inherit its law.
struct Reference {
  // The member's own words; the law's name is inside it where it stands beside the member.
  Span span;
  // The law: of the text itself (本法, this Ordinance, a bare 第五条 or section 18), or by name, or
  // by number, or both. All empty: another law that the text does not name (that Ordinance).
  bool own = false;
  Span name;           // without quotes; anywhere before or inside `span`; empty: no name
  std::string number;  // as CitationMention::number
  int year = 0;  // of the enactment meant: （2019年修正）, 2000年修正的《专利法》; 0: none
  // As CitationMention::provision; empty: the law alone, which then has a name or a number.
  std::string provision;
};

// In the order of the text, without overlap. `known_names`: source spans of names of laws, from
// left to right, without overlap.
std::vector<Reference> find_references(std::string_view source, Language language,
                                       std::span<const Span> known_names = {});

// Whether a name is told from common words by its own words: a Chinese one, "Trade Marks
// Ordinance", "Regime Jurídico da Propriedade Industrial"; not "Trademark Fees", by which a law may
// be called where a number stands before it.
bool sounds_like_law(std::string_view name);

// Whether a name may be looked for in any text: two Han characters, or four others.
bool is_long_enough(std::string_view name);

}  // namespace gbalex::text
