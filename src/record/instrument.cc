#include "record/instrument.h"

#include <algorithm>

namespace gbalex::record {

std::string_view code(Pin pin) {
  switch (pin) {
    case Pin::confirmed:
      return "confirmed";
    case Pin::unconfirmed:
      return "unconfirmed";
    case Pin::whole_instrument:
      return "whole";
  }
  return "";
}

std::optional<Pin> parse_pin(std::string_view text) {
  for (const Pin pin : {Pin::confirmed, Pin::unconfirmed, Pin::whole_instrument}) {
    if (code(pin) == text) return pin;
  }
  return std::nullopt;
}

StatusOnDay status_on(Status recorded, const std::optional<Date>& first_effective,
                      const std::optional<Date>& from, const std::optional<Date>& end,
                      const Date& day) {
  // Never commenced, whatever dates stand beside it.
  if (recorded == Status::not_in_force) return {recorded, false};
  if (end && day > end->last_day()) {
    return {recorded == Status::repealed ? Status::repealed : Status::superseded, true};
  }
  if (from && day < from->first_day()) {
    // A later wording of a law that was already in force, unless the record says that the whole
    // enactment is still to come.
    const bool earlier = recorded != Status::not_yet_in_force && first_effective &&
                         first_effective->first_day() <= day;
    return {earlier ? Status::earlier_wording : Status::not_yet_in_force, true};
  }
  const bool ended = recorded == Status::superseded || recorded == Status::repealed;
  if (ended) {
    // In force up to its last day, where that day is known.
    if (end && from) return {Status::in_force, true};
    return {recorded, false};
  }
  if (!from) return {recorded, false};
  if (recorded == Status::not_yet_in_force) return {Status::in_force, true};
  return {recorded, true};
}

StatusOnDay status_on(const Instrument& instrument, const Date& day) {
  return status_on(instrument.status, instrument.first_effective, instrument.current_text_effective,
                   instrument.end_date, day);
}

std::vector<Provision> provisions_of(const Instrument& instrument) {
  std::vector<Provision> provisions;
  for (const ProvisionRow& row : instrument.provisions) {
    if (!row.provision) continue;
    auto it = std::ranges::find_if(provisions, [&](const Provision& provision) {
      return provision.id.text() == row.provision->article();
    });
    if (it == provisions.end()) {
      const auto article = ProvisionId::parse(row.provision->article());
      if (!article) continue;
      provisions.push_back({instrument.id, *article, {}, false});
      it = provisions.end() - 1;
    }
    it->rows.push_back(&row);
    it->confirmed = it->confirmed || row.pin == Pin::confirmed;
  }
  std::ranges::stable_sort(
      provisions, [](const Provision& a, const Provision& b) { return reading_order(a.id, b.id); });
  for (Provision& provision : provisions) {
    std::ranges::stable_sort(provision.rows, [](const ProvisionRow* a, const ProvisionRow* b) {
      return a->provision->paragraphs() < b->provision->paragraphs();
    });
  }
  return provisions;
}

}  // namespace gbalex::record
