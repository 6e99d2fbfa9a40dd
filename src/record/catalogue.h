// All records of a corpus, and finding one by id. Immutable once read; pointers into it stay
// valid as long as it lives. Ids are unique over all kinds; those of concepts are a space of their
// own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "record/concept.h"
#include "record/contact.h"
#include "record/instrument.h"
#include "record/link.h"
#include "record/programme.h"
#include "record/topic.h"

namespace gbalex::record {

struct Catalogue {
  std::vector<Instrument> instruments;  // each list in the order of ids
  std::vector<Contact> contacts;
  std::vector<Link> links;
  std::vector<Topic> topics;
  std::vector<ProgrammeItem> programme;
  std::vector<ProgrammeYear> programme_years;
  std::vector<CounterpartRow> counterparts;  // in the order of the file
  std::vector<Concept> concepts;             // by id
  std::vector<ThesaurusPart> thesaurus;      // by id

  // Linear in the list; null when there is no such id.
  [[nodiscard]] const Instrument* instrument(std::string_view id) const;
  [[nodiscard]] const Contact* contact(std::string_view id) const;
  [[nodiscard]] const Link* link(std::string_view id) const;
  [[nodiscard]] const Topic* topic(std::string_view id) const;
  [[nodiscard]] const ProgrammeItem* programme_item(std::string_view id) const;
  [[nodiscard]] const Concept* find_concept(std::string_view id) const;

  // The enactments of a work, oldest wording first; empty for an unknown work.
  [[nodiscard]] std::vector<const Instrument*> work(std::string_view id) const;
};

// The enactment of a work in force on that day: the latest whose wording had started and not
// ended; null when none is known to be.
const Instrument* in_force_on(const std::vector<const Instrument*>& work, const Date& day);

}  // namespace gbalex::record
