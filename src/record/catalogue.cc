#include "record/catalogue.h"

#include <algorithm>

namespace gbalex::record {
namespace {

template <typename Record>
const Record* find(const std::vector<Record>& records, std::string_view id) {
  const auto it = std::ranges::find(records, id, &Record::id);
  return it == records.end() ? nullptr : &*it;
}

}  // namespace

const Instrument* Catalogue::instrument(std::string_view id) const { return find(instruments, id); }
const Contact* Catalogue::contact(std::string_view id) const { return find(contacts, id); }
const Link* Catalogue::link(std::string_view id) const { return find(links, id); }
const Topic* Catalogue::topic(std::string_view id) const { return find(topics, id); }
const ProgrammeItem* Catalogue::programme_item(std::string_view id) const {
  return find(programme, id);
}
const Concept* Catalogue::find_concept(std::string_view id) const { return find(concepts, id); }

std::vector<const Instrument*> Catalogue::work(std::string_view id) const {
  std::vector<const Instrument*> enactments;
  for (const Instrument& instrument : instruments) {
    if (instrument.work == id) enactments.push_back(&instrument);
  }
  std::ranges::stable_sort(enactments, [](const Instrument* a, const Instrument* b) {
    return a->current_text_effective < b->current_text_effective;
  });
  return enactments;
}

const Instrument* in_force_on(const std::vector<const Instrument*>& work, const Date& day) {
  const Instrument* found = nullptr;
  for (const Instrument* instrument : work) {
    const Status status = status_on(*instrument, day).status;
    if (status == Status::in_force || status == Status::partly_in_force) found = instrument;
  }
  return found;
}

}  // namespace gbalex::record
