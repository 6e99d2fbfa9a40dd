// One reader a kind, and the parts that several kinds share. Each reader takes a record's element,
// notes what is wrong with it and returns what could be read; the caller finishes the element.
// Used only inside this folder.
#pragma once

#include <string>
#include <vector>

#include "corpus/element.h"
#include "record/catalogue.h"

namespace gbalex::corpus {

record::Instrument read_instrument(Element& element);
record::Contact read_contact(Element& element);
record::Topic read_topic(Element& element);
record::Link read_link(Element& element);
// The year, and its items appended to `items`.
record::ProgrammeYear read_programme(Element& element, std::vector<record::ProgrammeItem>& items);
std::vector<record::CounterpartRow> read_counterparts(Element& element);
// The part, and its concepts appended to `concepts`.
record::ThesaurusPart read_thesaurus(Element& element, std::vector<record::Concept>& concepts);

// --- parts

// as-of, confidence, evidence, note and history of a record.
record::Provenance read_provenance(Element& element);
// The children <evidence>, at least one.
std::vector<record::Evidence> read_evidence(Element& element);
// The last child, <history>.
std::vector<record::HistoryEvent> read_history(Element& element);
// A confidence of high needs a source that is more than plausible.
void check_confidence(const Element& element, std::optional<record::Confidence> confidence,
                      const std::vector<record::Evidence>& evidence);
// The text of the element is a web address.
std::string read_url(Element& element);
std::optional<record::ProvisionId> read_provision_id(Element& element, std::string_view name);
// The attribute pin, which must agree with whether there is a provision id.
record::Pin read_pin(Element& element, std::string_view id_name,
                     const std::optional<record::ProvisionId>& id);

}  // namespace gbalex::corpus
