#include "record/date.h"

#include <catch2/catch.hpp>

using namespace gbalex::record;

TEST_CASE("a date keeps the precision it was given") {
  for (const char* text : {"2026", "2026-11", "2026-11-24", "1983-03-01", "2024-02-29"}) {
    const auto date = Date::parse(text);
    REQUIRE(date);
    CHECK(date->to_string() == text);
  }
}

TEST_CASE("what is not a date of the calendar is refused") {
  for (const char* text :
       {"", "26", "20261", "2026-13", "2026-00", "2026-02-30", "2023-02-29", "2026/11/24",
        "2026-11-2", "2026-1-24", "2026-11-24 ", " 2026", "0000", "+026", "2026-11-2x"}) {
    CAPTURE(text);
    CHECK_FALSE(Date::parse(text));
  }
}

TEST_CASE("the parts of a date make the date again") {
  for (const char* text : {"2026", "2026-11", "2026-11-24", "0001", "9999-12-31"}) {
    const auto date = Date::parse(text);
    REQUIRE(date);
    CHECK(Date::of_parts(date->year(), date->month(), date->day()) == date);
  }
  CHECK_FALSE(Date::of_parts(0, 0, 0));
  CHECK_FALSE(Date::of_parts(2026, 13, 0));
  CHECK_FALSE(Date::of_parts(2026, 0, 5));
  CHECK_FALSE(Date::of_parts(2026, 2, 30));
}

TEST_CASE("a month and a year know their first and last day") {
  CHECK(Date::parse("2024-02")->last_day().to_string() == "2024-02-29");
  CHECK(Date::parse("2026-02")->last_day().to_string() == "2026-02-28");
  CHECK(Date::parse("2026")->first_day().to_string() == "2026-01-01");
  CHECK(Date::parse("2026")->last_day().to_string() == "2026-12-31");
  CHECK(Date::parse("2026-11-24")->last_day().to_string() == "2026-11-24");
}

TEST_CASE("a span is a date or an interval whose end is not before its start") {
  CHECK(DateSpan::parse("2016-07/2017-06")->to_string() == "2016-07/2017-06");
  CHECK(DateSpan::parse("2016")->to_string() == "2016");
  CHECK(DateSpan::parse("2016-07-15/2016-07"));  // the end is the last of July
  CHECK_FALSE(DateSpan::parse("2017-06/2016-07"));
  CHECK_FALSE(DateSpan::parse("2016-07/"));
  CHECK_FALSE(DateSpan::parse("/2016"));
}

TEST_CASE("today is the day in UTC+8, whatever the day in UTC") {
  using namespace std::chrono;
  const sys_days day = year{2026} / 12 / 31;
  CHECK(today(day + hours(15) + minutes(59)).to_string() == "2026-12-31");
  CHECK(today(day + hours(16)).to_string() == "2027-01-01");
}

TEST_CASE("days between two dates count whole days, backwards too") {
  const Date from = *Date::parse("2026-11-22");
  CHECK(days_between(from, *Date::parse("2026-11-24")) == 2);
  CHECK(days_between(*Date::parse("2027-01-01"), *Date::parse("2026-12-31")) == -1);
  CHECK(days_between(*Date::parse("2024-02-28"), *Date::parse("2024-03-01")) == 2);
}
