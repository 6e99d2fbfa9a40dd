// gbalex link report --from --to: how many hyperlinks were updated in a period, from the history
// that the corpus keeps of each link.
//
// A link is updated by an event "add", "retire", or "set" with at least one changed field. The
// first import is no update, and a new source for the same values is none either. The period
// counts whole days of UTC+8, both ends included.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <ostream>
#include <span>

#include "commands/settings.h"
#include "record/link.h"
#include "record/programme.h"

namespace gbalex::commands {

struct LinkReport {
  record::DateSpan period;  // without an end: up to today
};

struct LinkCounts {
  std::size_t links = 0;           // distinct, with at least one updating event
  std::size_t events = 0;          // that update
  std::size_t changed_fields = 0;  // in those events
  std::map<record::Region, std::size_t> links_by_region;
};
LinkCounts count_updates(std::span<const record::Link> links, const record::Date& first,
                         const record::Date& last);

// The day of the earliest event of any kind; before it there is no history to count in.
std::optional<record::Date> history_begins(std::span<const record::Link> links);

// The cooperation programme's own figure of updated hyperlinks in a period that shares days with
// [first, last].
struct ProgrammeFigure {
  const record::ProgrammeItem* item;
  const record::Figure* figure;
};
std::optional<ProgrammeFigure> programme_figure(std::span<const record::ProgrammeItem> items,
                                                const record::Date& first,
                                                const record::Date& last);

// For a period before the history it says so and quotes the programme's figure. kDataWrong when
// the corpus has problems: what cannot be read cannot be counted.
int link_report(const LinkReport& wanted, const Settings& settings, std::ostream& out,
                std::ostream& err);

}  // namespace gbalex::commands
