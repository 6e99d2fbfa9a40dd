#include <array>
#include <string>

#include "text/messages.h"

namespace gbalex::text {
namespace {

using Months = std::array<std::string_view, 12>;
constexpr Months kEnglish = {"January", "February", "March",     "April",   "May",      "June",
                             "July",    "August",   "September", "October", "November", "December"};
constexpr Months kPortuguese = {"janeiro",  "fevereiro", "março",    "abril",
                                "maio",     "junho",     "julho",    "agosto",
                                "setembro", "outubro",   "novembro", "dezembro"};

std::string chinese(const record::Date& date) {
  std::string text = std::to_string(date.year()) + "年";
  if (date.month() != 0) text += std::to_string(date.month()) + "月";
  if (date.day() != 0) text += std::to_string(date.day()) + "日";
  return text;
}

std::string worded(const record::Date& date, const Months& months, std::string_view link) {
  std::string text;
  if (date.day() != 0) text += std::to_string(date.day()) + std::string(link);
  if (date.month() != 0) {
    text += months[static_cast<std::size_t>(date.month() - 1)];
    text += link;
  }
  return text + std::to_string(date.year());
}

}  // namespace

std::string format_date(const record::Date& date, record::Language language) {
  switch (language) {
    case record::Language::en:
      return worded(date, kEnglish, " ");
    case record::Language::pt:
      return worded(date, kPortuguese, " de ");
    case record::Language::zh_hans:
    case record::Language::zh_hant:
      break;
  }
  return chinese(date);
}

}  // namespace gbalex::text
