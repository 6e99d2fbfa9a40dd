#include "present/json.h"

#include <catch2/catch.hpp>

using namespace gbalex;
using namespace gbalex::record;
using present::Audience;
using present::Json;

namespace {

Evidence text_evidence() {
  Evidence evidence;
  evidence.kind = "public_text";
  evidence.repository = "somebody/laws";
  evidence.commit = "abc123";
  evidence.path = "a/b.md";
  evidence.note = "read on a Tuesday";
  evidence.date = DateSpan::parse("2026-11");
  return evidence;
}

Instrument instrument() {
  Instrument law;
  law.id = "xx-lantern-law-2026";
  law.work = "xx-lantern-law";
  law.level = "law";
  law.title.set({Language::en, "Lantern Law", TextStatus::unofficial});
  law.title.set({Language::zh_hans, "灯笼法", TextStatus::official});
  law.status = Status::not_yet_in_force;
  law.first_effective = Date::parse("1999-01-01");
  law.current_text_effective = Date::parse("2027-01-01");
  law.provenance.as_of = *Date::parse("2026-11-22");
  law.provenance.evidence = {text_evidence()};
  law.provenance.note = "number still to be found";
  ProvisionRow row;
  row.provision = ProvisionId::parse("art4(2)");
  row.pin = Pin::confirmed;
  row.about = {Language::en, "colour of lanterns", TextStatus::unmarked};
  row.note = "seen twice";
  law.provisions = {row, ProvisionRow{}};
  law.provisions[1].pin = Pin::whole_instrument;
  return law;
}

}  // namespace

TEST_CASE("readers see of an evidence its kind, publisher and date; maintainers see it all") {
  const Json reader = present::to_json(text_evidence(), Audience::reader);
  CHECK(reader == Json{{"kind", "public_text"}, {"date", "2026-11"}});
  const Json maintainer = present::to_json(text_evidence(), Audience::maintainer);
  CHECK(maintainer["repo"] == "somebody/laws");
  CHECK(maintainer["note"] == "read on a Tuesday");

  Evidence page;
  page.kind = "official_page";
  page.url = "https://www.Lantern.gov.example/a?b";
  CHECK(present::to_json(page, Audience::reader)["publisher"] == "lantern.gov.example");
  CHECK(present::to_json(page, Audience::reader)["url"] == page.url);
  page.kind = "third_party";
  CHECK_FALSE(present::to_json(page, Audience::reader).contains("url"));
}

TEST_CASE("no maintainers' note reaches a reader, at any depth") {
  const std::string reader = present::to_json(instrument(), Audience::reader).dump();
  for (const char* hidden : {"still to be found", "seen twice", "Tuesday", "somebody/laws"}) {
    CHECK(reader.find(hidden) == std::string::npos);
    CHECK(present::to_json(instrument(), Audience::maintainer).dump().find(hidden) !=
          std::string::npos);
  }
}

TEST_CASE("an unknown value is null, and a pin has three states") {
  const Json json = present::to_json(instrument(), Audience::reader);
  CHECK(json["official_number"].is_null());
  CHECK(json["end_date"].is_null());
  CHECK(json["count"].is_null());
  CHECK(json["title_status"]["zh-Hans"] == "official");
  REQUIRE(json["key_provisions"].size() == 2);
  CHECK(json["key_provisions"][0]["provision"] == "art4(2)");
  CHECK(json["key_provisions"][0]["pin_verified"] == true);
  CHECK(json["key_provisions"][1]["provision"].is_null());
  CHECK(json["key_provisions"][1]["pin_verified"].is_null());
}

TEST_CASE("the status of a payload is that of the day asked for") {
  const Instrument law = instrument();
  const Json payload = present::to_json(law, Audience::reader);
  CHECK(present::on_day(payload, *Date::parse("2026-12-31"))["status"] == "not_yet_in_force");
  const Json later = present::on_day(payload, *Date::parse("2027-01-01"));
  CHECK(later["status"] == "in_force");
  CHECK(later["recorded_status"] == "not_yet_in_force");

  const auto provisions = provisions_of(law);
  const Json provision = present::to_json(provisions.at(0), law, Audience::reader);
  CHECK(provision["provision"] == "art4");
  CHECK(present::on_day(provision, *Date::parse("2027-01-01"))["status"] == "in_force");
  // Asking twice changes nothing.
  CHECK(present::on_day(later, *Date::parse("2026-12-31"))["status"] == "not_yet_in_force");
}

TEST_CASE("a record without dates of force passes through unchanged") {
  const Json contact{{"id", "office"}, {"status_note", "merged"}};
  CHECK(present::on_day(contact, *Date::parse("2026-12-31")) == contact);
}

TEST_CASE("figures print as whole numbers where they are whole") {
  ProgrammeItem item;
  item.from = *Date::parse("2016-07");
  item.to = *Date::parse("2017-06");
  item.figures = {{"hyperlinks updated", 120, "items", "more than"}, {"value", 2.5, "HKD", ""}};
  const Json json = present::to_json(item, Audience::reader);
  CHECK(json["figures"][0].dump() ==
        R"({"name":"hyperlinks updated","value":120,"unit":"items","qualifier":"more than"})");
  CHECK(json["figures"][1]["value"] == 2.5);
}

TEST_CASE("a contact's details stand in lists by kind and say whether they are live") {
  Contact contact;
  contact.details = {
      {DetailKind::phone, "+853 1", "key", "desk", "", "older line", {}, Confidence::low},
      {DetailKind::address, "1 Lantern Road", "key", "", "hidden", "", Language::en, {}}};
  const Json json = present::to_json(contact, Audience::reader);
  CHECK(json["phones"][0]["live"] == false);
  CHECK(json["phones"][0]["confidence"] == "low");
  CHECK(json["addresses"][0]["live"] == true);
  CHECK(json["addresses"][0]["lang"] == "en");
  CHECK(json["emails"].empty());
  CHECK(json.dump().find("hidden") == std::string::npos);
}
