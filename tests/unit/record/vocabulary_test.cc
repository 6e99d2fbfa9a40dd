#include "record/vocabulary.h"

#include <catch2/catch.hpp>

#include "record/contact.h"
#include "record/instrument.h"

using namespace gbalex::record;

TEST_CASE("every code is read back as the value it stands for") {
  for (const Region value : kRegions) CHECK(parse_region(code(value)) == value);
  for (const Language value : kLanguages) CHECK(parse_language(code(value)) == value);
  for (const Kind value : kKinds) CHECK(parse_kind(code(value)) == value);
  for (const Status value : kStatuses) CHECK(parse_status(code(value)) == value);
  for (const DetailKind value : kDetailKinds) CHECK(parse_detail_kind(code(value)) == value);
  for (const auto value : {Confidence::high, Confidence::medium, Confidence::low}) {
    CHECK(parse_confidence(code(value)) == value);
  }
  for (const auto value : {TextStatus::unmarked, TextStatus::official, TextStatus::unofficial,
                           TextStatus::converted}) {
    CHECK(parse_text_status(code(value)) == value);
  }
  for (const auto value : {Pin::confirmed, Pin::unconfirmed, Pin::whole_instrument}) {
    CHECK(parse_pin(code(value)) == value);
  }
}

TEST_CASE("an unknown code has no value") {
  CHECK_FALSE(parse_region("taiwan"));
  CHECK_FALSE(parse_language("zh"));
  CHECK_FALSE(parse_language("EN"));
  CHECK_FALSE(parse_kind(""));
  CHECK_FALSE(parse_status("current"));
  CHECK_FALSE(contains(subjects(), "patents"));
  CHECK(contains(subjects(), "patent"));
}

TEST_CASE("a superseded detail is never live, a doubted one is") {
  Detail detail{DetailKind::phone, "+853 8597 0278", "key", "", "", "", {}, {}};
  CHECK(detail.is_live());
  for (const char* former : {"superseded 2024-10-21", "superseded?", "older line"}) {
    detail.status = former;
    CHECK_FALSE(detail.is_live());
  }
  detail.status = "conflicts with 8597 0378";
  CHECK(detail.is_live());
}
