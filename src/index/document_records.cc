// Documents of contacts, links, topics and programme items.
#include <algorithm>
#include <cmath>

#include "index/document_fields.h"
#include "index/labels.h"

namespace gbalex::index {

namespace {

void set_languages(Document& document, const std::set<record::Language>& languages) {
  document.languages.assign(languages.begin(), languages.end());
}

void finish_references(Document& document) {
  std::vector<std::string>& ids = document.references;
  std::erase(ids, "");
  std::erase(ids, document.id);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

template <typename Range>
void append(std::vector<std::string>& to, const Range& from) {
  to.insert(to.end(), from.begin(), from.end());
}

void add_names_of(Fields& fields, const record::Catalogue& catalogue, std::string_view contact) {
  if (const record::Contact* other = catalogue.contact(contact)) {
    fields.add(FieldKind::body, other->names);
  }
}

// The words of an address of the web: "customs.gov.hk en ipr".
std::string url_words(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  if (url.starts_with("www.")) url.remove_prefix(4);
  return std::string(url);
}

void add_details(Fields& fields, const record::Contact& contact) {
  for (const record::Detail& detail : contact.details) {
    if (!detail.is_live()) continue;  // never shown as live, so never found as live
    switch (detail.kind) {
      case record::DetailKind::address:
        if (detail.language) {
          fields.add(FieldKind::body, *detail.language, detail.value);
        } else {
          fields.add(FieldKind::body, detail.value);
        }
        break;
      case record::DetailKind::phone:
      case record::DetailKind::fax:
      case record::DetailKind::email:
        fields.add(FieldKind::number, record::Language::en, detail.value);
        break;
      case record::DetailKind::website:
        fields.add(FieldKind::number, record::Language::en, url_words(detail.value));
        break;
    }
    fields.add(FieldKind::body, detail.label);
  }
}

std::string figure_text(const record::Figure& figure) {
  std::string text = figure.name + ": ";
  if (!figure.qualifier.empty()) text += figure.qualifier + " ";
  const bool whole = figure.value == std::floor(figure.value) && std::abs(figure.value) < 1e15;
  if (whole) {
    text += std::to_string(static_cast<long long>(figure.value));
  } else {
    std::string decimal = std::to_string(figure.value);
    decimal.erase(decimal.find_last_not_of('0') + 1);
    text += decimal;
  }
  return figure.unit.empty() ? text : text + " " + figure.unit;
}

}  // namespace

Document contact_document(const record::Contact& contact, const record::Catalogue& catalogue,
                          const Payloads& payloads) {
  Document document;
  document.kind = record::Kind::contact;
  document.id = contact.id;
  document.region = contact.region;
  document.subjects = contact.functions;
  document.as_of = contact.provenance.as_of;
  Fields fields(document);
  fields.add(FieldKind::title, contact.names);
  for (const std::string& name : contact.former_names) fields.add(FieldKind::body, name);
  fields.add(FieldKind::body, contact.status_note);
  for (const std::string& unit : contact.units) fields.add(FieldKind::body, unit);
  for (const std::string& other : contact.also_holds) fields.add(FieldKind::body, other);
  for (const std::string& place : contact.jurisdiction) fields.add(FieldKind::body, place);
  fields.add(FieldKind::body, contact.coverage);
  for (const std::string& member : contact.members_text) fields.add(FieldKind::body, member);
  fields.add(FieldKind::body, contact.members_description);
  add_details(fields, contact);
  fields.add(FieldKind::body, contact.hours);
  for (const std::string& office : contact.predecessors) add_names_of(fields, catalogue, office);
  add_names_of(fields, catalogue, contact.successor);
  for (const record::TimelineEvent& event : contact.timeline) {
    fields.add(FieldKind::body, event.event);
  }
  fields.add_context(contact.functions, contact.city);
  if (!contact.district.empty()) {
    fields.add(FieldKind::context, contact.district);
    fields.add(FieldKind::context, city_in_chinese(contact.district));
  }
  std::set<record::Language> languages;
  add_own_languages(contact.names, languages);
  set_languages(document, languages);

  document.references = {contact.parent, contact.owner, contact.successor};
  append(document.references, contact.predecessors);
  append(document.references, contact.hotlines);
  append(document.references, contact.cooperation.programme_items);
  append(document.references, contact.cooperation.programme_items_via_predecessor);
  append(document.references, contact.cooperation.programme_items_as_place);
  for (const record::MemberList& list : contact.members) append(document.references, list.members);
  for (const record::CounterpartList& list : contact.counterparts) {
    append(document.references, list.contacts);
  }
  finish_references(document);
  if (payloads.contact) document.payload = payloads.contact(contact);
  return document;
}

Document link_document(const record::Link& link, const Payloads& payloads) {
  Document document;
  document.kind = record::Kind::link;
  document.id = link.id;
  document.region = link.region;
  document.subjects = link.subjects;
  document.languages = link.languages;
  document.as_of = link.provenance.as_of;
  Fields fields(document);
  fields.add(FieldKind::title, link.title);
  fields.add(FieldKind::body, link.owner);
  fields.add(FieldKind::number, record::Language::en, url_words(link.url));
  fields.add_context(link.subjects, link.city);
  if (const Label* label = link_category_label(link.category)) {
    fields.add(FieldKind::context, record::Language::zh_hans, label->zh);
    fields.add(FieldKind::context, record::Language::en, label->en);
    fields.add(FieldKind::context, record::Language::pt, label->pt);
  }
  document.references = {link.instrument};
  finish_references(document);
  if (payloads.link) document.payload = payloads.link(link);
  return document;
}

Document topic_document(const record::Topic& topic, const Payloads& payloads) {
  Document document;
  document.kind = record::Kind::topic;
  document.id = topic.id;
  document.region = record::Region::crossborder;  // compares the regions
  document.subjects = topic.subjects;
  document.as_of = topic.provenance.as_of;
  Fields fields(document);
  fields.add(FieldKind::title, topic.title);
  std::set<record::Language> languages;
  add_own_languages(topic.title, languages);
  for (std::size_t i = 0; i < record::kTopicRegions.size(); ++i) {
    const record::TopicAnswer& answer = topic.answers[i];
    if (answer.answer.empty()) continue;
    fields.add(FieldKind::body, answer.answer);
    add_own_languages(answer.answer, languages);
    document.compares.push_back(record::kTopicRegions[i]);
    if (const Label* label = region_label(record::kTopicRegions[i])) {
      fields.add(FieldKind::context, record::Language::zh_hans, label->zh);
      fields.add(FieldKind::context, record::Language::en, label->en);
      fields.add(FieldKind::context, record::Language::pt, label->pt);
    }
    for (const record::Citation& citation : answer.citations) {
      document.references.push_back(citation.instrument);
      if (citation.provision && citation.pin == record::Pin::confirmed) {
        document.references.push_back(citation.instrument + "/" + citation.provision->article());
      }
    }
    append(document.references, answer.contacts);
  }
  fields.add_context(topic.subjects, "");
  set_languages(document, languages);
  finish_references(document);
  if (payloads.topic) document.payload = payloads.topic(topic);
  return document;
}

Document programme_document(const record::ProgrammeItem& item, const record::Catalogue& catalogue,
                            const Payloads& payloads) {
  Document document;
  document.kind = record::Kind::programme;
  document.id = item.id;
  document.region = item.region;
  document.subjects = item.subjects;
  document.as_of = item.provenance.as_of;
  document.year = item.to.year();
  Fields fields(document);
  fields.add(FieldKind::title, item.title);
  fields.add(FieldKind::body, item.summary);
  for (const record::Activity& activity : item.activities) {
    fields.add(FieldKind::body, activity.what);
    fields.add(FieldKind::body, activity.place);
  }
  for (const record::Figure& figure : item.figures) {
    fields.add(FieldKind::body, figure_text(figure));
  }
  for (const std::string& party : item.parties) add_names_of(fields, catalogue, party);
  for (const std::string& party : item.other_parties) fields.add(FieldKind::body, party);
  fields.add_context(item.subjects, "");
  std::set<record::Language> languages;
  add_own_languages(item.title, languages);
  add_own_languages(item.summary, languages);
  set_languages(document, languages);
  document.references = item.parties;
  finish_references(document);
  if (payloads.programme) document.payload = payloads.programme(item);
  return document;
}

}  // namespace gbalex::index
