// Recognises citations of the three regions in running text, in every usual spelling.
//
// find_citations() is lexical: it knows how numbers of instruments and provisions are written, not
// which instruments exist. Who resolves a citation (search::cite) adds the names of the catalogue.
// Linear in the text; never throws; a citation never crosses a sentence end.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/analyse.h"

namespace gbalex::text {

// What a mention says. At least one of number and provision is set.
struct CitationMention {
  Span span;  // of the whole mention; a 《title》 before it is not part of the span
  // Canonical number of the instrument, empty when the text names none:
  //   "cap559", "cap559A"             Cap. 559, cap559A, 第559章, c 559, Cap. 559, sub. leg. A
  //   "mo-dl-97-99-m"                 Decreto-Lei n.º 97/99/M, DL 97/99/M, 第97/99/M號法令
  //   "mo-lei-26-2024"                Lei n.º 26/2024, 第26/2024號法律
  //   "mo-ra-45-2022" …               regulamento administrativo; ordem executiva oe; despacho do
  //                                   Chefe do Executivo dce; aviso ace; portaria
  //   "fashi-2022-13"                 法释〔2022〕13号; also fafa, guofa, guobanfa
  //   "zhuxi-55", "guowuyuan-306" …   主席令 and 国务院令; cnipa, samr, gacc, ncac, saic likewise
  std::string number;
  // The provision in the grammar of record::ProvisionId ("art42(2)", "art213..215", "s18(1)(b)",
  // "art219-1", "sch1"); empty when the instrument alone is cited. Chinese 条 gives "art" (or "s"
  // where the number is a Hong Kong chapter, also of subsidiary legislation, whose rules and
  // regulations Chinese does not tell apart). Paragraphs follow in the order of the text, so that
  // 第六十条第(四)项 is "art60(4)". Every one is of the grammar.
  std::string provision;
};

std::vector<CitationMention> find_citations(std::string_view source, Language language);

// The terms under which a citation is indexed and searched: "A" + number, "A" + article-level
// provision, and "A" + number + "/" + article where both are known; in lower case ("Acap559a/r3"),
// so that a term never depends on the case in which somebody cites.
std::vector<std::string> citation_terms(const CitationMention& mention);

// The value of a numeral at the start of `text`: ASCII or full-width digits, 〇零一二…九十百千万,
// 廿 卅 卌, formal 壹贰…, also Traditional. Returns the number of bytes taken, 0 when there is none
// or the value would exceed 99,999,999.
std::size_t parse_numeral(std::string_view text, long& value);

}  // namespace gbalex::text
