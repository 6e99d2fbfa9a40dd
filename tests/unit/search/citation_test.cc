// Citations typed as queries: any spelling leads to the provision, on any day to the right wording.
#include "search/citation.h"

#include <catch2/catch.hpp>

#include "library.h"

namespace gbalex::tests {
namespace {

struct Cited {
  const char* typed;
  const char* name;  // of the document
};

const std::vector<Cited> kCited = {
    {"专利法42条", "provision:cn-patent-law/art42"},
    {"专利法第42条", "provision:cn-patent-law/art42"},
    {"專利法第四十二條", "provision:cn-patent-law/art42"},
    {"专利法第４２条", "provision:cn-patent-law/art42"},
    {"Patent Law Article 42", "provision:cn-patent-law/art42"},
    {"Article 42 of the Patent Law", "provision:cn-patent-law/art42"},
    {"art. 42 Patent Law of China", "provision:cn-patent-law/art42"},
    {"Lei de Patentes artigo 42", "provision:cn-patent-law/art42"},
    {"著作权法第十条", "provision:cn-copyright-law/art10"},
    {"著作權法第10條", "provision:cn-copyright-law/art10"},
    {"反不正当竞争法第九条", "provision:cn-aucl-2025/art9"},
    {"Anti-Unfair Competition Law Art. 9", "provision:cn-aucl-2025/art9"},
    {"刑法第二百一十九条之一", "provision:cn-criminal-law/art219-1"},
    {"刑法219条之一", "provision:cn-criminal-law/art219-1"},
    {"刑法第219條之1", "provision:cn-criminal-law/art219-1"},
    {"Criminal Law Article 219-1", "provision:cn-criminal-law/art219-1"},
    {"Cap. 559 s 18", "provision:hk-cap-559/s18"},
    {"cap 559 s.18", "provision:hk-cap-559/s18"},
    {"CAP 559 section 18", "provision:hk-cap-559/s18"},
    {"Cap．５５９ s １８", "provision:hk-cap-559/s18"},
    {"第559章第18條", "provision:hk-cap-559/s18"},
    {"第559章第18条", "provision:hk-cap-559/s18"},
    {"第５５９章第１８條", "provision:hk-cap-559/s18"},
    {"Copyright Ordinance section 22", "provision:hk-cap-528/s22"},
    {"Cap. 528 s 22", "provision:hk-cap-528/s22"},
    {"Trade Marks Ordinance section 18", "provision:hk-cap-559/s18"},  // not the repealed Cap. 43
    {"商標條例第18條", "provision:hk-cap-559/s18"},
    {"專利條例", "instrument:hk-cap-514"},
    {"Cap 514", "instrument:hk-cap-514"},
    {"第97/99/M號法令", "instrument:mo-dl-97-99-m"},
    {"第97/99/M号法令", "instrument:mo-dl-97-99-m"},
    {"第９７/９９/Ｍ號法令", "instrument:mo-dl-97-99-m"},
    {"DL 97/99/M", "instrument:mo-dl-97-99-m"},
    {"Decree-Law No. 97/99/M", "instrument:mo-dl-97-99-m"},
    {"Decreto-Lei n.º 97/99/M", "instrument:mo-dl-97-99-m"},
    {"第97/99/M號法令第9條", "provision:mo-dl-97-99-m/art9"},
    {"artigo 9.º do Decreto-Lei n.º 97/99/M", "provision:mo-dl-97-99-m/art9"},
    {"Decreto-Lei n.º 43/99/M", "instrument:mo-dl-43-99-m"},
    {"第43/99/M號法令", "instrument:mo-dl-43-99-m"},
    {"RJPI", "instrument:mo-dl-97-99-m"},
    {"RJPI art 9", "provision:mo-dl-97-99-m/art9"},
    {"TRIPS", "instrument:int-trips"},
    {"TRIPS 协定 第三十九条", "provision:int-trips/art39"},
    {"巴黎公約第六條之二", "provision:int-paris/art6bis"},
};

// The status of a law among the results of a query that names both of its enactments.
std::string status_of(const std::string& id, const record::Date& today) {
  search::Request asked = request("商标法 trademark law of the PRC");
  asked.kinds = {record::Kind::instrument};
  asked.regions = {record::Region::mainland};
  asked.per_page = 100;
  for (const search::Hit& hit : find(asked, today).hits) {
    if (hit.id != id) continue;
    CHECK(hit.has_status);
    CHECK(hit.status_from_dates);
    return std::string(record::code(hit.status));
  }
  return "not among the results";
}

// The laws that a text somebody wrote means, one of each mention: "mo-codigo-penal", "" of a law
// outside the library.
std::vector<std::string> meant(std::string_view text, record::Language language) {
  std::vector<std::string> laws;
  const auto read = pool().with([&](const index::Reader& reader) {
    laws.clear();
    for (const search::CitedMention& mention :
         search::cited_mentions(reader, text, language, test_day(), search::Reading::running)) {
      CHECK_FALSE(mention.ambiguous);
      laws.push_back(mention.laws.empty() ? "" : mention.laws.front().instrument);
    }
  });
  REQUIRE(read.ok());
  return laws;
}

}  // namespace

TEST_CASE("of laws with one name a text means that of its own region") {
  CHECK(meant("nos termos do artigo 5.º do Código Penal e do Código Civil", record::Language::pt) ==
        std::vector<std::string>{"mo-codigo-penal", "mo-codigo-civil"});
  CHECK(meant("《民法典》第五條", record::Language::zh_hant) ==
        std::vector<std::string>{"mo-codigo-civil"});
  CHECK(meant("《民法典》第五条", record::Language::zh_hans) ==
        std::vector<std::string>{"cn-civil-code"});
}

TEST_CASE("a citation in any spelling finds its provision first, for every reader") {
  for (const Cited& cited : kCited) {
    for (const record::Language reader : record::kLanguages) {
      CAPTURE(cited.typed, record::code(reader));
      const search::Results results = find(request(cited.typed, reader));
      REQUIRE_FALSE(results.hits.empty());
      CHECK(name_of(results.hits.front()) == cited.name);
      CHECK(results.hits.front().is_citation);
    }
  }
}

TEST_CASE("a query that cites nothing has no hit marked as cited") {
  for (const char* typed : {"商标 续展", "patent term", "direitos de autor", "海關備案"}) {
    CAPTURE(typed);
    const search::Results results = find(request(typed));
    CHECK_FALSE(results.hits.empty());
    for (const search::Hit& hit : results.hits) CHECK_FALSE(hit.is_citation);
  }
}

TEST_CASE("the Trademark Law changes its wording and its status with the year, in one index") {
  const record::Date before = day("2026-12-31"), after = day("2027-01-01");
  const search::Request asked = request("商标法第49条", record::Language::zh_hans);
  const search::Results old_year = find(asked, before), new_year = find(asked, after);
  REQUIRE_FALSE(old_year.hits.empty());
  REQUIRE_FALSE(new_year.hits.empty());
  CHECK(old_year.hits.front().id == "cn-trademark-law-2019");
  CHECK(old_year.hits.front().is_citation);
  CHECK(new_year.hits.front().id == "cn-trademark-law-2026");
  CHECK(new_year.hits.front().is_citation);

  CHECK(status_of("cn-trademark-law-2019", before) == "in_force");
  CHECK(status_of("cn-trademark-law-2026", before) == "not_yet_in_force");
  CHECK(status_of("cn-trademark-law-2019", after) == "superseded");
  CHECK(status_of("cn-trademark-law-2026", after) == "in_force");

  // A day in the request, or typed, wins over today.
  search::Request on_day = asked;
  on_day.as_of = after;
  CHECK(names(find(on_day, before).hits) == names(new_year.hits));
  search::Request typed = asked;
  typed.text += " as_of:2027-01-01";
  CHECK(names(find(typed, before).hits) == names(new_year.hits));
}

}  // namespace gbalex::tests
