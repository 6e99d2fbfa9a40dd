// Citations looked up: every spelling, the chooser where two things may be meant, the enactment of
// the day, and the command that prints it.
#include "commands/cite.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "library.h"
#include "present/json.h"

namespace gbalex::tests {
namespace {

search::CiteAnswer cited(std::string_view text, const record::Date& day = test_day()) {
  auto answer = search::cite(pool(), text, record::Language::en, day);
  REQUIRE(answer.ok());
  return std::move(*answer);
}

// "cn-patent-law art42(2)", "mo-dl-97-99-m art9 of the decree"
std::vector<std::string> targets(const search::CiteAnswer& answer) {
  std::vector<std::string> all;
  for (const search::CiteTarget& target : answer.targets) {
    std::string one = target.instrument;
    if (!target.provision.empty()) one += " " + target.provision;
    if (target.approving_decree) one += " of the decree";
    if (!target.version_held) one += " of another year";
    all.push_back(std::move(one));
  }
  return all;
}

struct Spelling {
  const char* text;
  const char* target;
};
const std::vector<Spelling> kSpellings = {
    {"《专利法》第42条第2款", "cn-patent-law art42(2)"},
    {"《中华人民共和国专利法》第四十二条第二款", "cn-patent-law art42(2)"},
    {"专利法42条", "cn-patent-law art42"},
    {"专利法四十二", "cn-patent-law art42"},
    {"專利法第四十二條", "cn-patent-law art42"},
    {"专利法第４２条", "cn-patent-law art42"},
    {"Patent Law art. 42(2)", "cn-patent-law art42(2)"},
    {"art. 42 Patent Law of China", "cn-patent-law art42"},
    {"Article 42 of the Patent Law of the People's Republic of China", "cn-patent-law art42"},
    {"刑法第二百一十九条之一", "cn-criminal-law art219-1"},
    {"刑法第219條之1", "cn-criminal-law art219-1"},
    {"商标法第十条第一款第（七）项", "cn-trademark-law-2019 art10(1)(7)"},
    {"Trade Marks Ordinance (Cap. 559) s. 18(1)", "hk-cap-559 s18(1)"},
    {"《商標條例》(第559章)第18(1)條", "hk-cap-559 s18(1)"},
    {"Cap 559 s18(1)", "hk-cap-559 s18(1)"},
    {"cap.559 s 18", "hk-cap-559 s18"},
    {"c559 s 18", "hk-cap-559 s18"},
    {"section 18(1) of Cap. 559", "hk-cap-559 s18(1)"},
    {"第559章18條", "hk-cap-559 s18"},
    {"Cap. 559A r. 3", "hk-cap-559a r3"},
    {"Cap. 559, sub. leg. A, r. 3", "hk-cap-559a r3"},
    {"Cap. 559 Sch. 1 s. 2", "hk-cap-559 sch1/s2"},
    {"Hong Kong Copyright Ordinance s. 118", "hk-cap-528 s118"},
    {"China Copyright Law article 10", "cn-copyright-law art10"},
    {"Art. 57 PRC Trademark Law", "cn-trademark-law-2019 art57"},
    {"商标法57(2)", "cn-trademark-law-2019 art57(2)"},
    {"著作權法 10（1）", "cn-copyright-law art10(1)"},
    {"巴黎公约6bis", "int-paris art6bis"},
    {"Lei n.º 11/2001", "mo-lei-11-2001"},
    {"43/99/M", "mo-dl-43-99-m"},
    {"Lei n.° 11/2001", "mo-lei-11-2001"},
    {"Lei no. 11/2001", "mo-lei-11-2001"},
    {"第11/2001號法律", "mo-lei-11-2001"},
    {"Regime Jurídico da Propriedade Industrial, art.º 9.º, n.º 1, al. a)",
     "mo-dl-97-99-m art9(1)(a)"},
    {"工業產權法律制度第九條", "mo-dl-97-99-m art9"},
    {"RJPI art 9", "mo-dl-97-99-m art9"},
    {"artigo 9.º do RJPI", "mo-dl-97-99-m art9"},
    {"TRIPS art. 61", "int-trips art61"},
    {"TRIPS协定第六十一条", "int-trips art61"},
    {"Article 61 of the TRIPS Agreement", "int-trips art61"},
    {"Paris Convention article 6bis", "int-paris art6bis"},
    {"巴黎公约第六条之二", "int-paris art6bis"},
    {"保护工业产权巴黎公约第10条之2", "int-paris art10bis"},
    {"伯爾尼公約第九條", "int-berne art9"},
};

}  // namespace

TEST_CASE("a citation in any spelling of the three regions is looked up") {
  for (const Spelling& spelling : kSpellings) {
    CAPTURE(spelling.text);
    const search::CiteAnswer answer = cited(spelling.text);
    CHECK(targets(answer) == std::vector<std::string>{spelling.target});
    CHECK(answer.not_understood.empty());
  }
}

TEST_CASE("an article of a decree that approves a code may be of the code or of the decree") {
  for (const char* text :
       {"art. 9 of DL 97/99/M", "第97/99/M號法令第九條", "artigo 9.º do Decreto-Lei n.º 97/99/M",
        "DL 97/99/M art 9", "Dec.-Lei n° 97/99/M art. 9", "97/99/M art 9"}) {
    CAPTURE(text);
    CHECK(targets(cited(text)) ==
          std::vector<std::string>{"mo-dl-97-99-m art9", "mo-dl-97-99-m art9 of the decree"});
  }
  // The decree alone, and the code by its name, are one thing.
  CHECK(targets(cited("DL 97/99/M")) == std::vector<std::string>{"mo-dl-97-99-m"});
  CHECK(targets(cited("《工業產權法律制度》第九條")) ==
        std::vector<std::string>{"mo-dl-97-99-m art9"});
}

TEST_CASE("a citation without a date means the enactment in force on the day") {
  CHECK(targets(cited("商标法第49条", day("2026-12-31"))) ==
        std::vector<std::string>{"cn-trademark-law-2019 art49"});
  CHECK(targets(cited("商标法第49条", day("2027-01-01"))) ==
        std::vector<std::string>{"cn-trademark-law-2026 art49"});
  // A year beside the name is that of the enactment, on any day.
  for (const char* today : {"2026-12-31", "2027-01-01"}) {
    CHECK(targets(cited("《商标法》（2019年修正）第49条", day(today))) ==
          std::vector<std::string>{"cn-trademark-law-2019 art49"});
    CHECK(targets(cited("《商标法》（2026年修订）第49条", day(today))) ==
          std::vector<std::string>{"cn-trademark-law-2026 art49"});
    const search::CiteAnswer unknown = cited("《商标法》（1993年修正）第49条", day(today));
    REQUIRE(unknown.targets.size() == 1);
    CHECK_FALSE(unknown.targets.front().version_held);
  }
}

TEST_CASE("a name in Portuguese is first that of the law of Macao") {
  const search::CiteAnswer answer = cited("artigo 5.º do Código Penal");
  REQUIRE_FALSE(answer.targets.empty());
  CHECK(answer.targets.front().instrument == "mo-codigo-penal");
}

TEST_CASE("a law outside the library is named and leads nowhere") {
  for (const char* text : {"《劳动合同法》第三十九条", "Singapore Patents Act section 13",
                           "section 2 of the Mental Health Ordinance (Cap. 136)",
                           "浙江省专利条例第五条", "artigo 5.º do Código da Estrada"}) {
    CAPTURE(text);
    const search::CiteAnswer answer = cited(text);
    CHECK(answer.targets.empty());
    REQUIRE(answer.mentions.size() == 1);
    CHECK_FALSE(answer.mentions.front().own);
    CHECK_FALSE(answer.mentions.front().provision.empty());
  }
}

TEST_CASE("a citation does not go on behind the end of its sentence") {
  const search::CiteAnswer chinese =
      cited("适用《专利法》。第四十二条另有规定。又见《商标法》第四条");
  CHECK(targets(chinese) ==
        std::vector<std::string>{"cn-patent-law", "cn-trademark-law-2019 art4"});
  const search::CiteAnswer english = cited("It is under Cap. 559. Section 18 of Cap. 528 differs.");
  CHECK(targets(english) == std::vector<std::string>{"hk-cap-559", "hk-cap-528 s18"});
}

TEST_CASE("a text of 64 KiB is read at once, and a longer one is refused by name") {
  std::string text;
  while (text.size() + 40 < search::kMaxCiteBytes) text += "《专利法》第四十二条，";
  CHECK(targets(cited(text)) == std::vector<std::string>{"cn-patent-law art42"});
  const auto longer = search::cite(pool(), std::string(search::kMaxCiteBytes + 1, 's'),
                                   record::Language::en, test_day());
  REQUIRE_FALSE(longer.ok());
  CHECK(longer.error().kind == record::ErrorKind::usage);
}

TEST_CASE("gbalex cite prints where a text leads, on the day that is asked for") {
  commands::Settings settings;
  settings.data = data_folder();
  settings.today = test_day();
  std::ostringstream out, err;
  const auto run = [&](commands::Cite cite) {
    out.str("");
    err.str("");
    return commands::cite(cite, settings, out, err);
  };
  CHECK(run({"专利法42条", "", record::Language::zh_hans}) == commands::kDone);
  CHECK(out.str().starts_with("/law/cn-patent-law/art42\t"));
  CHECK(run({"art. 9 of DL 97/99/M", "", record::Language::en}) == commands::kDone);
  CHECK(out.str().find("(of the decree itself, not of the code that it approves)") !=
        std::string::npos);
  CHECK(run({"商标法第49条", "2027-01-01", record::Language::en}) == commands::kDone);
  CHECK(out.str().starts_with("/law/cn-trademark-law-2026?provision=art49\t"));
  CHECK(out.str().find("(no digest of the provision is held)") != std::string::npos);
  CHECK(run({"hello", "", record::Language::en}) == commands::kDataWrong);
  CHECK(err.str() == "gbalex cite: nothing held is cited; not understood: hello\n");
  CHECK(run({"Cap. 559", "2027", record::Language::en}) == commands::kUsage);
  CHECK(err.str().find("--as-of 2027 is no day") != std::string::npos);

  settings.json = true;
  CHECK(run({"see s. 18(1) of Cap. 559", "2026-12-31", record::Language::en}) == commands::kDone);
  const auto said = present::Json::parse(out.str());
  CHECK(said["as_of"] == "2026-12-31");
  CHECK(said["not_understood"] == "see");
  REQUIRE(said["mentions"].size() == 1);
  CHECK(said["mentions"][0]["text"] == "s. 18(1) of Cap. 559");
  CHECK(said["mentions"][0]["number"] == "cap559");
  CHECK(said["mentions"][0]["instrument"] == "hk-cap-559");
  CHECK(said["mentions"][0]["provision"] == "s18(1)");
}

}  // namespace gbalex::tests
