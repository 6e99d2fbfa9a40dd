#include "text/citation.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "record/provision_id.h"

using namespace gbalex;
using record::Language;

namespace {

struct Row {
  std::string_view text;
  std::vector<std::string> mentions;  // "number provision" as found, in order
};

std::vector<std::string> mentions(std::string_view text, Language language) {
  std::vector<std::string> found;
  for (const auto& mention : text::find_citations(text, language)) {
    if (!mention.provision.empty()) CHECK(record::ProvisionId::parse(mention.provision));
    const bool both = !mention.number.empty() && !mention.provision.empty();
    found.push_back(mention.number + (both ? " " : "") + mention.provision);
  }
  return found;
}

void check(const std::vector<Row>& rows, Language language) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(mentions(row.text, language) == row.mentions);
  }
}

}  // namespace

TEST_CASE("Mainland provisions are recognised") {
  check({{"《专利法》第42条第2款", {"art42(2)"}},
         {"专利法42条", {"art42"}},
         {"第四十二条", {"art42"}},
         {"專利法第四十二條第二款", {"art42(2)"}},
         {"专利法四十二条", {"art42"}},
         {"商标法第４９条", {"art49"}},
         {"第42条第2款第（一）项", {"art42(2)(1)"}},
         {"第四十二条第二款第三项", {"art42(2)(3)"}},
         {"第六十条第（四）项", {"art60(4)"}},
         {"第 42 条", {"art42"}},
         {"著作权法§54", {"art54"}},
         {"《刑法》第二百一十九条之一", {"art219-1"}},
         {"第二百一十九条之一第二款", {"art219-1(2)"}},
         {"刑法第二百一十三條至第二百一十五條", {"art213..215"}},
         {"第二百一十三至二百一十五条", {"art213..215"}},
         {"第213-215条", {"art213..215"}},
         {"第一千二百六十条", {"art1260"}},
         {"第一一八五条", {"art1185"}},
         {"第三条、第五条", {"art3", "art5"}},
         {"第四十三条第一款和第三款第二项", {"art43(1)", "art43(3)(2)"}},
         {"Patent Law art. 42(2)", {"art42(2)"}},
         {"Art 42 PL", {"art42"}},
         {"Article 42, paragraph 2", {"art42(2)"}}},
        Language::zh_hans);
}

TEST_CASE("what only looks like a Mainland provision is left alone") {
  check({{"第十条之一般规定", {"art10"}},
         {"本法共八十二条", {}},
         {"前海16条措施", {}},
         {"第三章", {}},
         {"第一款", {}},
         {"条", {}},
         {"第条", {}},
         {"第零条", {}},
         {"第99999条", {}}},
        Language::zh_hans);
}

TEST_CASE("Mainland instruments are recognised by number") {
  check({{"法释〔2022〕13号", {"fashi-2022-13"}},
         {"法釋[2022]13號", {"fashi-2022-13"}},
         {"法释（２０２２）第13号", {"fashi-2022-13"}},
         {"法释【2022】13号第二条", {"fashi-2022-13 art2"}},
         {"Fa Shi [2022] No. 13", {"fashi-2022-13"}},
         {"中华人民共和国主席令第五十五号", {"zhuxi-55"}},
         {"国务院令第306号", {"guowuyuan-306"}},
         {"国务院令第 306 号第二条", {"guowuyuan-306 art2"}},
         {"SAMR order 126", {"samr-126"}},
         {"State Council Order No. 395", {"guowuyuan-395"}}},
        Language::zh_hans);
}

TEST_CASE("Hong Kong citations are recognised") {
  check({{"Cap. 528", {"cap528"}},
         {"Trade Marks Ordinance (Cap. 559) s. 18(1)", {"cap559 s18(1)"}},
         {"《商標條例》(第559章)第18(1)條", {"cap559 s18(1)"}},
         {"第559章第18(1)條", {"cap559 s18(1)"}},
         {"第559章18條", {"cap559 s18"}},
         {"Cap 559 s18(1)", {"cap559 s18(1)"}},
         {"Cap. 559 s 18", {"cap559 s18"}},
         {"c559 s 18", {"cap559 s18"}},
         {"CAP559S18", {"cap559 s18"}},
         {"section 18(1) of Cap. 559", {"cap559 s18(1)"}},
         {"section 18(1) of the Trade Marks Ordinance (Cap. 559)", {"cap559 s18(1)"}},
         {"Cap. 528, s. 118(1)(b)", {"cap528 s118(1)(b)"}},
         {"section 118 (1)(b)(ii)", {"s118(1)(b)(ii)"}},
         {"cap.559A r.3", {"cap559A r3"}},
         {"Cap. 559A r. 3", {"cap559A r3"}},
         {"Cap. 559, sub. leg. A", {"cap559A"}},
         {"Cap. 559, sub. leg.", {"cap559"}},
         {"s 14A", {"s14A"}},
         {"s.12(2A)(a)(ii)(A)", {"s12(2A)(a)(ii)(A)"}},
         {"ss. 88A to 88J", {"s88A..88J"}},
         {"ss. 12, 13 and 14A", {"s12", "s13", "s14A"}},
         {"sections 118 to 120 of Cap. 528", {"cap528 s118..120"}},
         {"Sch. 1 s. 2", {"sch1/s2"}},
         {"Schedule 4", {"sch4"}},
         {"附表1第2條", {"sch1/s2"}},
         {"rule 16 and reg 5", {"r16", "reg5"}},
         {"Order 100", {"ord100"}},
         {"Part XA", {"partXA"}},
         {"Part XA-40", {"partXA"}},
         {"hk-cap-559", {"cap559"}},
         {"Cap. 528 s. 118, s. 119 and s. 5 of Cap. 559",
          {"cap528 s118", "cap528 s119", "cap559 s5"}},
         {"§54", {"s54"}}},
        Language::en);
}

TEST_CASE("what only looks like a Hong Kong citation is left alone") {
  check({{"the owner's 18 months", {}},
         {"U.S. 12", {}},
         {"chapter 3 of the report", {}},
         {"order 126", {}},
         {"landscape 12", {}},
         {"practice direction 22.1", {}},
         {"section 22.1", {}},
         {"section 0", {}},
         {"sections", {}},
         {"cap", {}}},
        Language::en);
}

TEST_CASE("Macao citations are recognised") {
  check({{"Decreto-Lei n.º 97/99/M, de 13 de Dezembro, art.º 9.º, n.º 1, al. a)",
          {"mo-dl-97-99-m art9(1)(a)"}},
         {"第97/99/M號法令第九條第一款a項", {"mo-dl-97-99-m art9(1)(a)"}},
         {"第97/99/M號法令第九條第一款a)項", {"mo-dl-97-99-m art9(1)(a)"}},
         {"第97/99/M號法令第九條第一款（一）項", {"mo-dl-97-99-m art9(1)(1)"}},
         {"DL 97/99/M art 9 n1 a", {"mo-dl-97-99-m art9(1)(a)"}},
         {"DL97/99/M", {"mo-dl-97-99-m"}},
         {"Dec.-Lei nº97/99/M", {"mo-dl-97-99-m"}},
         {"97/99/M號法令", {"mo-dl-97-99-m"}},
         {"decree-law 43/99/M", {"mo-dl-43-99-m"}},
         {"Decreto-Lei n.º 16/95", {"mo-dl-16-95"}},
         {"RJPI art 9", {"art9"}},
         {"工業產權法律制度第九條", {"art9"}},
         {"artigo 291", {"art291"}},
         {"artigos 291 e 292", {"art291", "art292"}},
         {"artigo 291 292 pena", {"art291", "art292"}},
         {"artigos 291.º e 292.º do Decreto-Lei n.º 97/99/M",
          {"mo-dl-97-99-m art291", "mo-dl-97-99-m art292"}},
         {"artigos 213.º a 215.º", {"art213..215"}},
         {"alínea a) do n.º 1 do artigo 9.º", {"art9(1)(a)"}},
         {"artigo 9.º-A", {"art9A"}},
         {"Lei n.º 5/2012", {"mo-lei-5-2012"}},
         {"Lei nº 26/2024", {"mo-lei-26-2024"}},
         {"第5/2012號法律", {"mo-lei-5-2012"}},
         {"第26/2024號法律第三條", {"mo-lei-26-2024 art3"}},
         {"第57/2005號行政長官批示", {"mo-dce-57-2005"}},
         {"Despacho do Chefe do Executivo n.º 57/2005", {"mo-dce-57-2005"}},
         {"Regulamento Administrativo n.º 28/2003", {"mo-ra-28-2003"}},
         {"第28/2003號行政法規", {"mo-ra-28-2003"}},
         {"Portaria n.º 313/95/M", {"mo-portaria-313-95-m"}},
         {"Aviso do CE n.º 7/2004", {"mo-ace-7-2004"}},
         {"art. 6bis", {"art6bis"}},
         {"artigo 6.º bis", {"art6bis"}}},
        Language::pt);
}

TEST_CASE("an annexed code is not taken for the decree that approves it") {
  check({{"第97/99/M號法令所核准的《工業產權法律制度》第九條", {"mo-dl-97-99-m", "art9"}}},
        Language::zh_hant);
}

TEST_CASE("a citation never crosses a sentence end") {
  check({{"See Cap. 559. Section 18 applies.", {"cap559", "s18"}},
         {"见第559章。第18条", {"cap559", "art18"}},
         {"Cap. 559; s. 18", {"cap559", "s18"}},
         {"Cap. 559\nsection 18", {"cap559", "s18"}}},
        Language::en);
}

TEST_CASE("the span is the mention, without the title before it") {
  const auto slice = [](std::string_view text) {
    const auto found = text::find_citations(text, Language::en);
    REQUIRE(found.size() == 1);
    return std::string(text.substr(found[0].span.begin, found[0].span.end - found[0].span.begin));
  };
  CHECK(slice("《專利法》第四十二條第二款規定") == "第四十二條第二款");
  CHECK(slice("see section 18(1) of Cap. 559, which") == "section 18(1) of Cap. 559");
  CHECK(slice("o art.º 9.º, n.º 1, da") == "art.º 9.º, n.º 1");
}

TEST_CASE("a citation is indexed under number, article, and both") {
  using Terms = std::vector<std::string>;
  CHECK(text::citation_terms({{}, "cap559A", "r3(1)"}) == Terms{"Acap559a", "Ar3", "Acap559a/r3"});
  CHECK(text::citation_terms({{}, "", "art42(2)"}) == Terms{"Aart42"});
  CHECK(text::citation_terms({{}, "fashi-2022-13", ""}) == Terms{"Afashi-2022-13"});
  CHECK(text::citation_terms({{}, "", "sch1/s2"}) == Terms{"Asch1"});
  CHECK(text::citation_terms({}).empty());
}
