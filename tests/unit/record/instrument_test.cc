#include "record/instrument.h"

#include <catch2/catch.hpp>

#include "record/catalogue.h"

using namespace gbalex::record;

namespace {

std::optional<Date> day(const char* text) {
  return *text == '\0' ? std::nullopt : Date::parse(text);
}

Instrument enactment(const char* id, Status status, const char* first, const char* from,
                     const char* end) {
  Instrument instrument;
  instrument.id = id;
  instrument.work = "law";
  instrument.status = status;
  instrument.first_effective = day(first);
  instrument.current_text_effective = day(from);
  instrument.end_date = day(end);
  return instrument;
}

ProvisionRow row(const char* id, Pin pin) {
  ProvisionRow out;
  out.about = {Language::en, "about", TextStatus::unmarked};
  out.provision = ProvisionId::parse(id);
  out.pin = pin;
  return out;
}

}  // namespace

TEST_CASE("status is computed from the dates where they are known") {
  using enum Status;
  struct Row {
    Status recorded;
    const char* first;
    const char* from;
    const char* end;
    const char* on;
    Status expected;
    bool from_dates;
  };
  const Row rows[] = {
      // A law in force whose end is known.
      {in_force, "1983-03-01", "2019-11-01", "2026-12-31", "2026-12-31", in_force, true},
      {in_force, "1983-03-01", "2019-11-01", "2026-12-31", "2027-01-01", superseded, true},
      {in_force, "1983-03-01", "2019-11-01", "2026-12-31", "2019-10-31", earlier_wording, true},
      {in_force, "1983-03-01", "2019-11-01", "2026-12-31", "1983-02-28", not_yet_in_force, true},
      // Its successor, recorded before it starts.
      {not_yet_in_force, "1983-03-01", "2027-01-01", "", "2026-12-31", not_yet_in_force, true},
      {not_yet_in_force, "1983-03-01", "2027-01-01", "", "2027-01-01", in_force, true},
      {not_yet_in_force, "", "", "", "2030-01-01", not_yet_in_force, false},
      // Ended, with and without the day of the end.
      {superseded, "2001-10-01", "2001-10-01", "2026-10-14", "2026-10-14", in_force, true},
      {superseded, "2001-10-01", "2001-10-01", "2026-10-14", "2026-10-15", superseded, true},
      {repealed, "1995-11-23", "", "2026-05-31", "2026-06-01", repealed, true},
      {superseded, "2008-06-01", "2008-06-01", "", "2026-11-24", superseded, false},
      {superseded, "2008-06-01", "2008-06-01", "", "2000-01-01", not_yet_in_force, true},
      {repealed, "", "", "", "2026-11-24", repealed, false},
      // In force, start unknown.
      {in_force, "", "", "", "2026-11-24", in_force, false},
      {partly_in_force, "", "2020-06-19", "", "2026-11-24", partly_in_force, true},
      {not_in_force, "", "2020-06-19", "", "2026-11-24", not_in_force, false},
      // Known to the month or the year only.
      {in_force, "2020", "2020", "2026-10", "2026-10-31", in_force, true},
      {in_force, "2020", "2020", "2026-10", "2026-11-01", superseded, true},
  };
  for (const Row& r : rows) {
    CAPTURE(code(r.recorded), r.from, r.end, r.on);
    const StatusOnDay got =
        status_on(r.recorded, day(r.first), day(r.from), day(r.end), *day(r.on));
    CHECK(code(got.status) == code(r.expected));
    CHECK(got.from_dates == r.from_dates);
  }
}

TEST_CASE("the enactment in force changes on its day, without a change of the records") {
  Catalogue catalogue;
  catalogue.instruments.push_back(
      enactment("new", Status::not_yet_in_force, "1983-03-01", "2027-01-01", ""));
  catalogue.instruments.push_back(
      enactment("old", Status::in_force, "1983-03-01", "2019-11-01", "2026-12-31"));
  const auto work = catalogue.work("law");
  REQUIRE(work.size() == 2);
  CHECK(work[0]->id == "old");
  CHECK(in_force_on(work, *day("2026-12-31"))->id == "old");
  CHECK(in_force_on(work, *day("2027-01-01"))->id == "new");
  CHECK(in_force_on(work, *day("2019-10-31")) == nullptr);
  CHECK(catalogue.work("other").empty());
}

TEST_CASE("rows about one article make one provision, in reading order") {
  Instrument instrument = enactment("law", Status::in_force, "", "", "");
  instrument.provisions = {row("art42(2)", Pin::unconfirmed), row("art9", Pin::unconfirmed),
                           row("art213..215", Pin::confirmed), row("art42(1)", Pin::confirmed),
                           ProvisionRow{}};
  const auto provisions = provisions_of(instrument);
  REQUIRE(provisions.size() == 3);
  CHECK(provisions[0].id.text() == "art9");
  CHECK_FALSE(provisions[0].confirmed);
  CHECK(provisions[1].id.text() == "art42");
  CHECK(provisions[1].confirmed);
  REQUIRE(provisions[1].rows.size() == 2);
  CHECK(provisions[1].rows[0]->provision->text() == "art42(1)");
  CHECK(provisions[2].id.text() == "art213..215");
}
