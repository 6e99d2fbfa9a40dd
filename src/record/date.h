// Calendar dates of the catalogue: a year, a month or a day (ISO 8601), and spans of them.
//
// A date that is only known to the year or the month stays so: nothing is filled in. Comparisons
// with a day go through first_day() and last_day(). Dates of the three regions are in UTC+8, which
// has no daylight saving; today() takes the clock as a value.
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace gbalex::record {

class Date {
 public:
  // Year 0, before every real date: what a record under construction holds.
  Date() = default;
  // "2026", "2026-11" or "2026-11-24"; empty when malformed or not a day of the calendar.
  static std::optional<Date> parse(std::string_view text);
  // Empty unless the arguments are a day of the Gregorian calendar.
  static std::optional<Date> of_day(int year, int month, int day);
  // The same with 0 for a month and day, or a day, that is not known: the parts of yyyymmdd().
  static std::optional<Date> of_parts(int year, int month, int day);

  [[nodiscard]] int year() const { return year_; }
  [[nodiscard]] int month() const { return month_; }  // 0 when not known
  [[nodiscard]] int day() const { return day_; }      // 0 when not known
  [[nodiscard]] bool is_day() const { return day_ != 0; }

  [[nodiscard]] Date first_day() const;
  [[nodiscard]] Date last_day() const;
  [[nodiscard]] std::string to_string() const;  // ISO 8601, as precise as the date
  // Days: YYYYMMDD as a number, for slots and sorting; missing parts count 0.
  [[nodiscard]] int yyyymmdd() const { return year_ * 10000 + month_ * 100 + day_; }

  // Order of the first days, a less precise date first: 2026 < 2026-01 < 2026-01-01 < 2026-02.
  auto operator<=>(const Date&) const = default;

 private:
  Date(int year, int month, int day) : year_(year), month_(month), day_(day) {}
  int year_ = 0;
  int month_ = 0;
  int day_ = 0;
};

// A date or an interval "a/b"; both ends inclusive.
struct DateSpan {
  Date from;
  std::optional<Date> to;

  static std::optional<DateSpan> parse(std::string_view text);
  [[nodiscard]] std::string to_string() const;
  auto operator<=>(const DateSpan&) const = default;
};

// The day in UTC+8 at this instant.
Date today(std::chrono::system_clock::time_point now);

// Whole days from `from` to `to`, both days; negative when `to` is earlier.
int days_between(const Date& from, const Date& to);

}  // namespace gbalex::record
