#include "record/texts.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace gbalex::record;
using enum Language;

TEST_CASE("a reader gets the own language first, then the next of the chain") {
  Texts texts;
  texts.set({en, "patent", TextStatus::unofficial});
  texts.set({zh_hant, "專利", TextStatus::official});
  CHECK(texts.pick(zh_hant)->text == "專利");
  CHECK(texts.pick(zh_hans)->text == "專利");
  CHECK(texts.pick(en)->text == "patent");
  CHECK(texts.pick(pt)->text == "patent");
  CHECK(texts.find(pt) == nullptr);
  CHECK(Texts().pick(en) == nullptr);
}

TEST_CASE("a second text of a language replaces the first, in the order of languages") {
  Texts texts;
  texts.set({pt, "marca"});
  texts.set({zh_hans, "商标"});
  texts.set({pt, "marcas"});
  REQUIRE(texts.all().size() == 2);
  CHECK(texts.all()[0].language == zh_hans);
  CHECK(texts.all()[1].text == "marcas");
}

TEST_CASE("every fallback chain begins with the reader's language and names each language once") {
  for (const Language reader : kLanguages) {
    const auto chain = fallback_chain(reader);
    REQUIRE(chain.size() == kLanguages.size());
    CHECK(chain.front() == reader);
    for (const Language language : kLanguages) {
      CHECK(std::ranges::count(chain, language) == 1);
    }
  }
}
