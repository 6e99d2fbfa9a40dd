// The cross-references that pages link: only to what is held and clear.
#include "search/cross_reference.h"

#include <catch2/catch.hpp>

#include "library.h"
#include "text/reference.h"

namespace gbalex::tests {
namespace {

using record::Language;

// "第四十二条 → cn-patent-law/art42"
std::vector<std::string> links(std::string_view text, Language language, std::string_view own) {
  std::vector<std::string> all;
  const auto read = pool().with([&](const index::Reader& reader) {
    for (const search::CrossReference& reference :
         search::cross_references(reader, text, language, test_day(), own)) {
      const auto& [begin, end] = reference.span;
      std::string to = reference.instrument;
      if (!reference.provision.empty()) to += "/" + reference.provision;
      all.push_back(std::string(text.substr(begin, end - begin)) + " → " + to);
    }
  });
  REQUIRE(read.ok());
  return all;
}

using Links = std::vector<std::string>;

}  // namespace

TEST_CASE("a text of a law links the law's own provisions and those of others that are held") {
  CHECK(links("依照第四十二条和《著作权法》第十条", Language::zh_hans, "cn-patent-law") ==
        Links{"第四十二条 → cn-patent-law/art42", "《著作权法》第十条 → cn-copyright-law/art10"});
  CHECK(links("as section 18 says", Language::en, "hk-cap-559") ==
        Links{"section 18 → hk-cap-559/s18"});
  CHECK(links("見第18條", Language::zh_hant, "hk-cap-559") == Links{"第18條 → hk-cap-559/s18"});
}

TEST_CASE("what is not held, not clear or of no law links nowhere") {
  CHECK(links("依照第四十二条", Language::zh_hans, "").empty());
  CHECK(links("依照第九百条", Language::zh_hans, "cn-patent-law").empty());
  CHECK(links("《劳动合同法》第三十九条", Language::zh_hans, "cn-patent-law").empty());
  CHECK(links("《商标法》（1993年修正）第四条", Language::zh_hans, "").empty());
  CHECK(links("a Trademark Fees table and a certification of origin", Language::en, "").empty());
}

TEST_CASE("a name that only tells a subject is none of running text") {
  for (const char* name : {"Trade Marks Ordinance", "Patent Law", "专利法", "商標條例",
                           "Regime Jurídico da Propriedade Industrial"}) {
    CAPTURE(name);
    CHECK(text::sounds_like_law(name));
  }
  for (const char* name : {"Trademark Fees", "Certification of Origin", "Serviços de Alfândega",
                           "Modelo de impresso próprio do Regime Jurídico"}) {
    CAPTURE(name);
    CHECK_FALSE(text::sounds_like_law(name));
  }
}

}  // namespace gbalex::tests
