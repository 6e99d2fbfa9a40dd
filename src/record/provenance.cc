#include "record/provenance.h"

namespace gbalex::record {

std::optional<Date> HistoryEvent::day() const {
  return Date::parse(std::string_view(at).substr(0, 10));
}

}  // namespace gbalex::record
