#include "index/document.h"

#include <algorithm>

#include "index/document_fields.h"
#include "index/labels.h"
#include "text/analyse.h"

namespace gbalex::index {

record::Language guess_language(std::string_view text) {
  const std::u32string characters = text::fold(text).characters;
  const bool han = std::any_of(characters.begin(), characters.end(), text::is_han);
  return han ? record::Language::zh_hans : record::Language::en;
}

void Fields::add(FieldKind kind, const record::Text& text) {
  document_.fields.push_back({kind, text.language, text.text, text.status});
}

void Fields::add(FieldKind kind, const record::Texts& texts) {
  for (const record::Text& text : texts.all()) add(kind, text);
}

void Fields::add(FieldKind kind, record::Language language, std::string_view text) {
  if (text.empty()) return;
  document_.fields.push_back({kind, language, std::string(text), record::TextStatus::unmarked});
}

void Fields::add_context(const std::vector<std::string>& subjects, std::string_view city) {
  std::vector<const Label*> labels = {region_label(document_.region)};
  for (const std::string& subject : subjects) labels.push_back(subject_label(subject));
  std::string zh(city_in_chinese(city)), en(city), pt;
  for (const Label* label : labels) {
    if (label == nullptr) continue;
    zh += " ";
    zh += label->zh;
    en += " ";
    en += label->en;
    pt += " ";
    pt += label->pt;
  }
  add(FieldKind::context, record::Language::zh_hans, zh);
  add(FieldKind::context, record::Language::en, en);
  add(FieldKind::context, record::Language::pt, pt);
}

void Fields::add_answers(const record::Catalogue& catalogue, std::string_view instrument,
                         std::string_view provision) {
  const auto is_this = [&](const record::Citation& cited) {
    if (cited.instrument != instrument) return false;
    const bool pinned = cited.provision && cited.pin == record::Pin::confirmed;
    return pinned ? cited.provision->article() == provision : provision.empty();
  };
  for (const record::Topic& topic : catalogue.topics) {
    bool rests = false;
    for (const record::TopicAnswer& answer : topic.answers) {
      const auto& cited = answer.citations;
      if (std::none_of(cited.begin(), cited.end(), is_this)) continue;
      add(FieldKind::answer, answer.answer);
      rests = true;
    }
    if (rests) add(FieldKind::answer, topic.title);
  }
}

void add_own_languages(const record::Texts& texts, std::set<record::Language>& languages) {
  for (const record::Text& text : texts.all()) {
    if (text.status != record::TextStatus::converted) languages.insert(text.language);
  }
}

std::string document_name(record::Kind kind, std::string_view id, std::string_view provision) {
  std::string name(record::code(kind));
  name += ":";
  name += id;
  if (!provision.empty()) {
    name += "/";
    name += provision;
  }
  return name;
}

std::vector<Document> make_documents(const record::Catalogue& catalogue, const Payloads& payloads) {
  std::vector<Document> documents;
  for (const record::Instrument& instrument : catalogue.instruments) {
    documents.push_back(instrument_document(instrument, catalogue, payloads));
    for (Document& provision : provision_documents(instrument, catalogue, payloads)) {
      documents.push_back(std::move(provision));
    }
  }
  for (const record::Contact& contact : catalogue.contacts) {
    documents.push_back(contact_document(contact, catalogue, payloads));
  }
  for (const record::Link& link : catalogue.links) {
    documents.push_back(link_document(link, payloads));
  }
  for (const record::Topic& topic : catalogue.topics) {
    documents.push_back(topic_document(topic, payloads));
  }
  for (const record::ProgrammeItem& item : catalogue.programme) {
    documents.push_back(programme_document(item, catalogue, payloads));
  }
  return documents;
}

std::vector<Document> make_documents_of(const record::Catalogue& catalogue, std::string_view id,
                                        const Payloads& payloads) {
  if (const record::Instrument* instrument = catalogue.instrument(id)) {
    std::vector<Document> documents = {instrument_document(*instrument, catalogue, payloads)};
    for (Document& provision : provision_documents(*instrument, catalogue, payloads)) {
      documents.push_back(std::move(provision));
    }
    return documents;
  }
  if (const record::Contact* contact = catalogue.contact(id)) {
    return {contact_document(*contact, catalogue, payloads)};
  }
  if (const record::Link* link = catalogue.link(id)) return {link_document(*link, payloads)};
  if (const record::Topic* topic = catalogue.topic(id)) return {topic_document(*topic, payloads)};
  if (const record::ProgrammeItem* item = catalogue.programme_item(id)) {
    return {programme_document(*item, catalogue, payloads)};
  }
  return {};
}

}  // namespace gbalex::index
