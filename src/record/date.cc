#include "record/date.h"

#include <charconv>
#include <cstdio>

namespace gbalex::record {
namespace {

// All of `text` as a decimal number; empty when it holds anything else.
std::optional<int> number(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
  }
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::chrono::sys_days sys_day(const Date& date) {
  const Date day = date.first_day();
  return std::chrono::year{day.year()} / day.month() / day.day();
}

}  // namespace

std::optional<Date> Date::parse(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  const auto year = number(text.substr(0, 4));
  if (!year || *year == 0) return std::nullopt;
  if (text.size() == 4) return Date(*year, 0, 0);
  const auto month = number(text.substr(5, 2));
  if (text[4] != '-' || !month || *month < 1 || *month > 12) return std::nullopt;
  if (text.size() == 7) return Date(*year, *month, 0);
  const auto day = number(text.substr(8, 2));
  if (text[7] != '-' || !day) return std::nullopt;
  return of_day(*year, *month, *day);
}

std::optional<Date> Date::of_day(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) {
    return std::nullopt;
  }
  const auto date = std::chrono::year{year} / month / day;
  if (!date.ok()) return std::nullopt;
  return Date(year, month, day);
}

std::optional<Date> Date::of_parts(int year, int month, int day) {
  if (day != 0) return of_day(year, month, day);
  if (year < 1 || year > 9999 || month < 0 || month > 12) return std::nullopt;
  return Date(year, month, 0);
}

Date Date::first_day() const { return Date(year_, month_ == 0 ? 1 : month_, day_ == 0 ? 1 : day_); }

Date Date::last_day() const {
  const int month = month_ == 0 ? 12 : month_;
  if (day_ != 0) return *this;
  const std::chrono::year_month_day_last last{
      std::chrono::year{year_},
      std::chrono::month_day_last{std::chrono::month{static_cast<unsigned>(month)}}};
  return Date(year_, month, static_cast<int>(static_cast<unsigned>(last.day())));
}

std::string Date::to_string() const {
  char text[24];
  int length = 0;
  if (day_ != 0) {
    length = std::snprintf(text, sizeof text, "%04d-%02d-%02d", year_, month_, day_);
  } else if (month_ != 0) {
    length = std::snprintf(text, sizeof text, "%04d-%02d", year_, month_);
  } else {
    length = std::snprintf(text, sizeof text, "%04d", year_);
  }
  return std::string(text, static_cast<std::size_t>(length));
}

std::optional<DateSpan> DateSpan::parse(std::string_view text) {
  const auto slash = text.find('/');
  const auto from = Date::parse(text.substr(0, slash));
  if (!from) return std::nullopt;
  if (slash == std::string_view::npos) return DateSpan{*from, std::nullopt};
  const auto to = Date::parse(text.substr(slash + 1));
  if (!to || to->last_day() < from->first_day()) return std::nullopt;
  return DateSpan{*from, *to};
}

std::string DateSpan::to_string() const {
  return to ? from.to_string() + "/" + to->to_string() : from.to_string();
}

Date today(std::chrono::system_clock::time_point now) {
  constexpr std::chrono::hours kOffset{8};  // China, Hong Kong and Macao Standard Time
  const auto days = std::chrono::floor<std::chrono::days>(now + kOffset);
  const std::chrono::year_month_day day{days};
  return *Date::of_day(static_cast<int>(day.year()),
                       static_cast<int>(static_cast<unsigned>(day.month())),
                       static_cast<int>(static_cast<unsigned>(day.day())));
}

int days_between(const Date& from, const Date& to) {
  return static_cast<int>((sys_day(to) - sys_day(from)).count());
}

}  // namespace gbalex::record
