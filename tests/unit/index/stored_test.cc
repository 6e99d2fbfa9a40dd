#include "index/stored.h"

#include <catch2/catch.hpp>

#include "index/digest.h"
#include "index/labels.h"
#include "index/pack.h"
#include "index/schema.h"
#include "text/analyse.h"
#include "unit/index/small_catalogue.h"

using namespace gbalex;

TEST_CASE("every document is read back as it was stored") {
  for (const index::Document& document : index::make_documents(tests::small_catalogue(), {})) {
    const auto back = index::unpack(index::pack(document));
    REQUIRE(back.has_value());
    CHECK(back->kind == document.kind);
    CHECK(back->id == document.id);
    CHECK(back->provision == document.provision);
    CHECK(back->work == document.work);
    CHECK(back->region == document.region);
    CHECK(back->subjects == document.subjects);
    CHECK(back->languages == document.languages);
    CHECK(back->from == document.from);
    CHECK(back->to == document.to);
    CHECK(back->first_effective == document.first_effective);
    CHECK(back->as_of == document.as_of);
    REQUIRE(back->fields.size() == document.fields.size());
    for (std::size_t i = 0; i < document.fields.size(); ++i) {
      CHECK(back->fields[i].text == document.fields[i].text);
      CHECK(back->fields[i].kind == document.fields[i].kind);
      CHECK(back->fields[i].language == document.fields[i].language);
      CHECK(back->fields[i].status == document.fields[i].status);
    }
    CHECK(index::unpack_features(index::pack_features(document, 3)).has_value());
    const std::string data = index::pack(document);
    const auto fields = index::unpack_fields(data);
    REQUIRE(fields.has_value());
    REQUIRE(fields->size() == document.fields.size());
    for (std::size_t i = 0; i < fields->size(); ++i) {
      CHECK((*fields)[i].text == document.fields[i].text);
      CHECK((*fields)[i].kind == document.fields[i].kind);
      CHECK((*fields)[i].language == document.fields[i].language);
    }
  }
}

TEST_CASE("cut or changed bytes are refused, never read beyond") {
  const auto document = index::make_documents(tests::small_catalogue(), {}).front();
  for (const std::string& bytes : {index::pack(document), index::pack_features(document, 3)}) {
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      const std::string_view cut = std::string_view(bytes).substr(0, size);
      CHECK(!index::unpack(cut).has_value());
      CHECK(!index::unpack_fields(cut).has_value());
      CHECK(!index::unpack_features(cut).has_value());
    }
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      std::string damaged = bytes;
      damaged[at] = static_cast<char>(damaged[at] ^ 0x7f);
      (void)index::unpack(damaged);  // may be readable; must not crash
      (void)index::unpack_fields(damaged);
      (void)index::unpack_features(damaged);
    }
  }
}

TEST_CASE("the status of a state is that of its dates on every day") {
  for (const index::Document& document : index::make_documents(tests::small_catalogue(), {})) {
    const std::string key = index::status_key(document);
    for (const record::Date& day : {tests::day(1980, 1, 1), tests::day(2019, 10, 31),
                                    tests::day(2026, 12, 31), tests::day(2027, 1, 1)}) {
      const auto state = index::status_on(key, day);
      REQUIRE(state.has_value());
      const auto direct = record::status_on(document.recorded_status, document.first_effective,
                                            document.from, document.to, day);
      CHECK(state->status == direct.status);
      CHECK(state->from_dates == direct.from_dates);
    }
  }
}

TEST_CASE("a date known to the year or month stays so") {
  index::Document document;
  document.from = record::Date::parse("2003");
  document.to = record::Date::parse("2010-07");
  const auto back = index::unpack(index::pack(document));
  REQUIRE(back.has_value());
  CHECK(back->from == document.from);
  CHECK(back->to == document.to);
}

TEST_CASE("numbers of every size survive packing") {
  index::Packer out;
  const std::vector<std::uint64_t> numbers = {0, 1, 127, 128, 16'383, 16'384, ~std::uint64_t{0}};
  for (const std::uint64_t number : numbers) out.number(number);
  const std::string bytes = out.take();
  index::Unpacker in(bytes);
  for (const std::uint64_t number : numbers) CHECK(in.number() == number);
  CHECK(in.ok());
  CHECK(in.at_end());
}

TEST_CASE("Chinese numerals as people write them") {
  const auto [number, text] = GENERATE(table<int, std::string>({{1, "一"},
                                                                {10, "十"},
                                                                {11, "十一"},
                                                                {20, "二十"},
                                                                {42, "四十二"},
                                                                {100, "一百"},
                                                                {103, "一百零三"},
                                                                {110, "一百一十"},
                                                                {219, "二百一十九"},
                                                                {1001, "一千零一"},
                                                                {1010, "一千零一十"},
                                                                {1260, "一千二百六十"}}));
  CHECK(index::chinese_numeral(number) == text);
}

TEST_CASE("a Han character has the hash of its term") {
  for (const char32_t c : std::u32string(U"々〇㐀一商龥豈𠀀𪚥")) {
    const std::string term = text::to_text(std::u32string(1, c));
    CHECK(index::han_hash(c) == index::term_hash(term));
    CHECK(index::han_hash(c, index::term_hash("权")) == index::term_hash("权" + term));
  }
}

TEST_CASE("a term is never longer than Xapian takes, and long ones stay apart") {
  const std::string a(300, 'x'), b = a + "y";
  CHECK(index::term(index::TermField::name, a).size() <= 245);
  CHECK(index::term(index::TermField::name, a) != index::term(index::TermField::name, b));
}
