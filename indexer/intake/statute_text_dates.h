// Dates, issuer and number out of what a Mainland text prints of its own making (题注, 公布 lines)
// and of its commencement (自…起施行): for the readers of statutes.
//
// Only what is printed is taken. A day of adoption is not a day of publication: of the two only
// acts that are published by the same body on the same day (the National People's Congress and its
// Standing Committee, orders of the State Council and departments) give both. A clause of
// commencement that is older than the last amendment tells of an earlier wording and gives nothing.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "intake/reader.h"

namespace gbalex::intake {

struct DateInText {
  record::Date date;
  std::size_t begin = 0, end = 0;  // bytes of the text
};
// Days in compact() text: 1998年8月28日, １９９８年, 一九九八年十一月一日, 10月29号. A day that is
// not of the calendar (2月30日) is in `broken`.
struct DatesInText {
  std::vector<DateInText> dates;
  std::vector<std::string> broken;
};
DatesInText find_dates(std::string_view text);

// Whether a line tells of the making of the text: 1984年3月12日…通过, （…发布）. Not compacted.
bool is_history(std::string_view line);
// One act a line: （…通过　根据…修正） is two. Outer brackets are left off.
std::vector<std::string> history_lines(std::string_view text);

// Of wording.history and the clauses of commencement in the units; what is set stays.
void date_wording(library::Wording& wording, std::string_view file, std::vector<Finding>& findings);
// Guangdong, where the issuer or the title is one of its bodies or cities.
record::Region region_of(std::string_view title, std::string_view issuer);
// 全国人民代表大会常务委员会 of 第六届全国人民代表大会常务委员会第四次会议通过, which follows a
// date.
std::string issuer_in(std::string_view act);

}  // namespace gbalex::intake
