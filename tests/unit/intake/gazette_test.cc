// The Official Gazette of Macao: pages of invented words in its markup.
#include "intake/gazette.h"

#include <catch2/catch.hpp>

#include "intake/encoding.h"
#include "statute_tree.h"

using namespace gbalex;
using tests::drawn;

namespace {

intake::Taken read(std::string_view html) {
  auto taken = intake::read_gazette({html, "lei01.asp"});
  REQUIRE(taken.ok());
  return taken.value();
}

constexpr std::string_view kPage =
    "<html><body><div id='content'><table class='ficha'>"
    "<tr><td>Diploma:</td><td>Lei n.º 1/2003</td></tr>"
    "<tr><td>Publicado em:</td><td>2003.6.23</td></tr></table>"
    "<ul><li>Lei n.º 9/2009 - Muda tudo.</li></ul>"
    "<h2>Lei n.º 1/2003</h2><h3>Lei das Nuvens</h3><p>A Assembleia Legislativa decreta:</p>"
    "<h3>Artigo 1.º</h3><h3>(Objecto)</h3><p>1. As nuvens são:</p><p>a) Brancas;</p>"
    "<h3>Artigo 3.º-A</h3><p>Passa a ter a seguinte redacção:</p>"
    "<p>«Artigo 7.º</p><p>1. Outra coisa.»</p>"
    "<h3>Artigo 4.º</h3><p>A presente lei entra em vigor no dia seguinte ao da sua publicação.</p>"
    "</div></body></html>";

}  // namespace

TEST_CASE("a page gives number, title, dates and articles; what is quoted stays text") {
  const intake::Taken taken = read(kPage);
  REQUIRE(taken.wordings.size() == 1);
  const library::Wording& law = taken.wordings.front();
  CHECK(law.number == "Lei n.º 1/2003");
  CHECK(law.title == "Lei das Nuvens");
  CHECK(law.language == record::Language::pt);
  CHECK(law.promulgated == record::Date::of_day(2003, 6, 23));
  CHECK(law.from == record::Date::of_day(2003, 6, 24));
  CHECK(drawn(law.units) ==
        "art1 Artigo 1.º {Objecto}\n  art1(1) 1.\n    As nuvens são:\n    art1(1)(a) a)\n"
        "      Brancas;\nart3A Artigo 3.º-A\n  Passa a ter a seguinte redacção:\n"
        "  «Artigo 7.º\n  1. Outra coisa.»\nart4 Artigo 4.º\n"
        "  A presente lei entra em vigor no dia seguinte ao da sua publicação.\n");
  CHECK(tests::places(taken.findings, intake::Finding::What::left_out).size() == 1);
}

TEST_CASE("an article inserted with an en dash, and a note of repeal") {
  const auto taken =
      intake::read_gazette_text({"第9/2001號法律\n雲的法律\n第二十八–A條*\n顏色\n一、白。\n* "
                                 "已廢止 - 請查閱：第3/2005號法律\n",
                                 "lei09_cn.txt"});
  REQUIRE(taken.ok());
  const library::Unit& article = taken->wordings.front().units.front();
  CHECK(article.id == "art28A");
  CHECK(article.heading == "顏色");
  CHECK(article.status == library::UnitStatus::repealed);
  CHECK(article.history.size() == 1);
}

TEST_CASE("Big5 is found without a declaration") {
  CHECK(intake::sniff_encoding("\xB2\xC4\xA4\x40\xB1\xF8") == text::Encoding::big5_hkscs);
  CHECK(intake::sniff_encoding("Regulamenta\xE7\xE3o p\xFA"
                               "blica") == text::Encoding::windows_1252);
}
