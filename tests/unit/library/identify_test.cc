#include "library/identify.h"

#include <catch2/catch.hpp>

#include "corpus/read.h"
#include "shared.h"

using namespace gbalex::library;
using gbalex::record::Date;
using gbalex::record::Instrument;
using gbalex::record::Language;
using gbalex::record::Region;
using gbalex::record::Text;
using gbalex::record::Texts;
using By = Identity::By;

namespace {

Wording text_of(Region region, Language language, const std::string& title,
                const std::string& number = "", const std::string& type = "") {
  Wording wording;
  wording.region = region;
  wording.language = language;
  wording.title = title;
  wording.number = number;
  wording.type = type;
  return wording;
}

Wording statute(const std::string& title, const std::string& from = "") {
  Wording wording = text_of(Region::mainland, Language::zh_hans, title);
  wording.from = Date::parse(from);
  return wording;
}

Instrument held(const std::string& id, Region region, const std::string& title,
                const std::string& number = "", const std::string& current = "",
                const std::string& amended = "") {
  Instrument instrument;
  instrument.id = id;
  instrument.region = region;
  instrument.title.set(Text{Language::zh_hans, title});
  instrument.official_number = number;
  instrument.first_effective = Date::parse("1983-03-01");
  instrument.current_text_effective = Date::parse(current);
  instrument.last_amended = Date::parse(amended);
  return instrument;
}

const Identifier& moon_catalogue() {
  static const Identifier kIdentifier(std::vector<Instrument>{
      held("cn-moon-law-2019", Region::mainland, "中华人民共和国月球法（2019年修正）", "",
           "2019-11-01", "2019-04-23"),
      held("cn-moon-law-2026", Region::mainland, "中华人民共和国月球法（2026年修订）", "",
           "2027-01-01", "2026-06-26"),
      held("cn-tide-code", Region::mainland, "中华人民共和国潮汐典（知识产权相关条款）"),
      held("cn-tide-rules-2", Region::mainland, "关于潮汐的解释（二）"),
      held("gd-moon-regs", Region::guangdong, "广东省月球条例"),
      held("hk-cap-362f", Region::hongkong, "潮汐规则", "Cap. 362F"),
      held("hk-cap-112-tide-box", Region::hongkong, "潮汐条例", "Cap. 112"),
      held("mo-dl-16-95", Region::macao, "月球法令", "Decreto-Lei n.º 16/95"),
      held("mo-codigo", Region::macao, "月球法典", "Decreto-Lei n.º 39/99/M")});
  return kIdentifier;
}

gbalex::record::Catalogue shipped_catalogue() {
  return gbalex::corpus::read(gbalex::tests::source_dir() / "corpus", *Date::parse("2026-11-28"))
      .catalogue;
}

std::string found(const Wording& wording) {
  const Identity identity = moon_catalogue().identify(wording);
  return identity.by == By::undecided ? "undecided" : identity.instrument;
}

}  // namespace

TEST_CASE("titles are compared without the State, the year of an enactment and their layout") {
  const std::pair<const char*, const char*> equal[] = {
      {"中华人民共和国专利法", "专利法"},
      {"中華人民共和國專利法", "专利法"},
      {"中华人民共和国专利法（2020年修正）", "专利法(2020-10-17)"},
      {"中华人民共和国　专利法", "专利法"},
      {"《专利法》", "专利法（修订）"},
      {"Patent Law of the People's Republic of China", "PATENT LAW"},
  };
  for (const auto& [a, b] : equal) CHECK(title_key(a) == title_key(b));
  const std::pair<const char*, const char*> different[] = {
      {"解释（一）", "解释（二）"},
      {"收费办法", "收费办法（试行）"},
      {"专利法", "专利法实施细则"},
      {"刑法修正案（十一）", "刑法修正案（十二）"}};
  for (const auto& [a, b] : different) CHECK(title_key(a) != title_key(b));
  CHECK(year_in("商标法（2019年修正）") == 2019);
  CHECK(year_in("2019年条例") == 0);
  CHECK(year_in("条例（二）") == 0);
}

TEST_CASE("numbers are read however the publisher prints them") {
  struct Row {
    Region region;
    Language language;
    const char *number, *type, *key;
  };
  const Row rows[] = {
      {Region::hongkong, Language::en, "Cap. 559", "", "cap559"},
      {Region::hongkong, Language::zh_hant, "第559章", "", "cap559"},
      {Region::hongkong, Language::en, "Cap. 362 sub. leg. F", "", "cap362F"},
      {Region::hongkong, Language::en, "362F", "", "cap362F"},
      {Region::hongkong, Language::en, "A206", "", ""},
      {Region::macao, Language::zh_hant, "第97/99/M號法令", "", "mo-dl-97-99-m"},
      {Region::macao, Language::pt, "Decreto-Lei n.º 97/99/M", "", "mo-dl-97-99-m"},
      {Region::macao, Language::pt, "97/99/M", "declei", "mo-dl-97-99-m"},
      {Region::macao, Language::pt, "27/2024", "lei", "mo-lei-27-2024"},
      {Region::macao, Language::zh_hant, "45/2022", "行政法規", "mo-ra-45-2022"},
      {Region::macao, Language::pt, "202/2000", "despce", "mo-dce-202-2000"},
      {Region::mainland, Language::zh_hans, "法释〔2022〕13号", "", "fashi-2022-13"},
      {Region::mainland, Language::zh_hans, "", "", ""},
  };
  for (const Row& row : rows) {
    INFO(row.number << " " << row.type);
    CHECK(number_key(text_of(row.region, row.language, "t", row.number, row.type)) == row.key);
  }
}

TEST_CASE("ids of texts outside of the catalogue follow the rules that are for ever") {
  CHECK(generated_id(text_of(Region::hongkong, Language::en, "x", "Cap. 362 sub. leg. F")) ==
        "hk-cap-362f");
  CHECK(generated_id(text_of(Region::macao, Language::pt, "x", "27/2024", "lei")) ==
        "mo-lei-27-2024");
  const std::string id = generated_id(statute("中华人民共和国月球标志法（2020年修正）"));
  CHECK(id == "cn-t-9cc44bdf49");
  CHECK(id == generated_id(statute("月球标志法")));
  CHECK(generated_id(text_of(Region::guangdong, Language::zh_hans, "月球标志法")) ==
        "gd" + id.substr(2));
  CHECK(generated_id(statute("")).empty());
}

TEST_CASE("a text is found in the catalogue by its number") {
  CHECK(found(text_of(Region::hongkong, Language::en, "Tide Rules", "Cap. 362 sub. leg. F")) ==
        "hk-cap-362f");
  CHECK(found(text_of(Region::hongkong, Language::en, "Tides", "Cap. 112")) ==
        "hk-cap-112-tide-box");
  CHECK(found(text_of(Region::hongkong, Language::en, "Tides", "Cap. 113")) == "hk-cap-113");
  CHECK(found(text_of(Region::macao, Language::pt, "x", "16/95/M", "declei")) == "mo-dl-16-95");
  CHECK(found(text_of(Region::macao, Language::zh_hant, "x", "第39/99/M號法令")) == "mo-codigo");
}

TEST_CASE("a text is found by its title, in its own place only") {
  CHECK(found(statute("潮汐典")) == "cn-tide-code");
  CHECK(found(statute("广东省月球条例（2020年修正）")) == "gd-moon-regs");
  CHECK(found(statute("关于潮汐的解释（二）")) == "cn-tide-rules-2");
  CHECK(found(statute("关于潮汐的解释")).starts_with("cn-t-"));
  CHECK(found(text_of(Region::macao, Language::zh_hant, "潮汐典")).starts_with("mo-t-"));
}

TEST_CASE("of enactments with one title the year, then the dates decide") {
  CHECK(found(statute("中华人民共和国月球法（2019年修正）", "2027-01-01")) == "cn-moon-law-2019");
  CHECK(found(statute("月球法", "2027-01-01")) == "cn-moon-law-2026");
  CHECK(found(statute("月球法", "2019-11-01")) == "cn-moon-law-2019");
  CHECK(found(statute("月球法", "2022-01-01")) == "cn-moon-law-2019");
  CHECK(found(statute("月球法", "2001-12-01")) == "cn-moon-law-2019");  // an older wording of it
  Wording promulgated = statute("月球法");
  promulgated.promulgated = Date::of_day(2026, 6, 26);
  CHECK(found(promulgated) == "cn-moon-law-2026");
  CHECK(found(statute("月球法（2001年修正）")) == "cn-moon-law-2019");
  const Identity undecided = moon_catalogue().identify(statute("月球法"));
  CHECK(undecided.by == By::undecided);
  CHECK(undecided.instrument.empty());
  CHECK(undecided.candidates == std::vector<std::string>{"cn-moon-law-2019", "cn-moon-law-2026"});
}

TEST_CASE("the catalogue knows from when a text is in force that prints its promulgation only") {
  Wording wording = statute("月球法");
  wording.promulgated = Date::of_day(2019, 4, 23);
  CHECK(moon_catalogue().identify(wording).from == Date::of_day(2019, 11, 1));
  CHECK(moon_catalogue().identify(statute("月球法（2026年修订）")).from ==
        Date::of_day(2027, 1, 1));
  wording.promulgated = Date::of_day(2013, 8, 30);  // an older wording
  CHECK_FALSE(moon_catalogue().identify(wording).from.has_value());
}

TEST_CASE("a text with neither number nor title is nothing") {
  CHECK(moon_catalogue().identify(statute("")).by == By::nothing);
}

TEST_CASE("every instrument of the shipped catalogue is found under its own titles and number") {
  const auto catalogue = shipped_catalogue();
  const Identifier identifier(catalogue.instruments);
  std::string wrong;
  int tried = 0;
  for (const Instrument& instrument : catalogue.instruments) {
    for (const Text& title : instrument.title.all()) {
      Wording wording = text_of(instrument.region, title.language, title.text);
      wording.from = instrument.current_text_effective;
      const bool numbered =
          instrument.region == Region::hongkong || instrument.region == Region::macao;
      if (numbered) wording.number = instrument.official_number;
      const Identity identity = identifier.identify(wording);
      ++tried;
      if (identity.instrument != instrument.id) {
        wrong += instrument.id + " as " + identity.instrument + ": " + title.text + "\n";
      }
    }
  }
  CHECK(tried > 700);
  CHECK(wrong == "");
}

TEST_CASE("real titles of files of IP law: how many the catalogue knows") {
  GBALEX_NEEDS_SHARED(shared);
  const auto catalogue = shipped_catalogue();
  const Identifier identifier(catalogue.instruments);
  int files = 0, known = 0, undecided = 0;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(shared / "data/mainland/ip_markdown")) {
    if (entry.path().extension() != ".md") continue;
    const Identity identity = identifier.identify(statute(entry.path().stem().string()));
    ++files;
    known += identity.by == By::title;
    undecided += identity.by == By::undecided;
  }
  WARN(files << " files, " << known << " in the catalogue, " << undecided << " undecided");
  CHECK(files > 100);
  CHECK(known > 20);
}
