// Documents of instruments and their provisions.
#include <algorithm>

#include "index/document_fields.h"
#include "index/labels.h"
#include "index/names.h"
#include "text/citation.h"

namespace gbalex::index {

namespace {

// Numbers by which the instrument is cited in any spelling: "cap559", "mo-dl-97-99-m".
std::vector<std::string> canonical_numbers(const record::Instrument& instrument) {
  std::set<std::string> numbers;
  const auto collect = [&numbers](std::string_view text, record::Language language) {
    for (const text::CitationMention& mention : text::find_citations(text, language)) {
      if (!mention.number.empty()) numbers.insert(mention.number);
    }
  };
  collect(instrument.official_number, guess_language(instrument.official_number));
  if (instrument.region == record::Region::macao) {
    collect(instrument.official_number, record::Language::pt);
  }
  return {numbers.begin(), numbers.end()};
}

void set_law(Document& document, const record::Instrument& instrument) {
  document.id = instrument.id;
  document.work = instrument.work;
  document.region = instrument.region;
  document.subjects = instrument.subjects;
  document.level = instrument.level;
  document.issuer = instrument.issuing_body;
  document.recorded_status = instrument.status;
  document.first_effective = instrument.first_effective;
  document.from = instrument.current_text_effective;
  document.to = instrument.end_date;
  document.as_of = instrument.provenance.as_of;
  for (const auto& date : {instrument.current_text_effective, instrument.last_amended,
                           instrument.first_effective, instrument.first_adopted}) {
    if (date && document.year == 0) document.year = date->year();
  }
}

void set_languages(Document& document, const std::set<record::Language>& languages) {
  document.languages.assign(languages.begin(), languages.end());
}

struct UnitWords {
  std::string_view unit, en, zh, pt;
};
// How people type the number of a provision; Chinese only where the unit has a measure word.
constexpr std::array kUnitWords = {
    UnitWords{"art", "article", "条", "artigo"}, UnitWords{"s", "section", "条", "artigo"},
    UnitWords{"r", "rule", "条", "regra"},       UnitWords{"reg", "regulation", "条", ""},
    UnitWords{"ord", "order", "", ""},           UnitWords{"sch", "schedule", "附表", "anexo"},
    UnitWords{"part", "part", "部", "parte"},    UnitWords{"annex", "annex", "附件", "anexo"},
};

// "art42" gives "art 42", "article 42", "第四十二条", "artigo 42"; a range its two ends.
void add_labels(Fields& fields, const record::ProvisionId& id) {
  const auto words = std::find_if(kUnitWords.begin(), kUnitWords.end(),
                                  [&id](const auto& unit) { return unit.unit == id.unit(); });
  std::string rest = id.article().substr(std::min(id.unit().size(), id.article().size()));
  if (words == kUnitWords.end()) {
    fields.add(FieldKind::number, record::Language::en, id.article());
    return;
  }
  const std::size_t dots = rest.find("..");
  std::vector<std::string> ends = {rest.substr(0, dots)};
  if (dots != std::string::npos && dots + 2 < rest.size()) ends.push_back(rest.substr(dots + 2));
  std::string en, zh, pt;
  for (const std::string& end : ends) {
    en += std::string(id.unit()) + " " + end + " " + std::string(words->en) + " " + end + " ";
    if (!words->pt.empty()) pt += std::string(words->pt) + " " + end + " ";
    const bool plain =
        !end.empty() && end.size() < 6 &&
        std::all_of(end.begin(), end.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (words->zh == "条" && plain) zh += "第" + chinese_numeral(std::stoi(end)) + "条 ";
    if (words->zh == "部" && plain) zh += "第" + end + "部 ";
    if (words->zh.starts_with("附")) zh += std::string(words->zh) + end + " ";
  }
  fields.add(FieldKind::number, record::Language::en, en);
  fields.add(FieldKind::number, record::Language::zh_hans, zh);
  fields.add(FieldKind::number, record::Language::pt, pt);
}

}  // namespace

Document instrument_document(const record::Instrument& instrument,
                             const record::Catalogue& catalogue, const Payloads& payloads) {
  Document document;
  document.kind = record::Kind::instrument;
  set_law(document, instrument);
  Fields fields(document);
  fields.add(FieldKind::title, instrument.title);
  fields.add(FieldKind::number, instrument.official_number);
  fields.add(FieldKind::number, record::Language::en, instrument.id);
  for (const record::Text& name : instrument.short_names) {
    fields.add(FieldKind::number, name.language, name.text);
  }
  fields.add(FieldKind::body, instrument.issuing_body);
  fields.add(FieldKind::body, instrument.status_note);
  fields.add(FieldKind::body, instrument.amendment_history);
  for (const auto& [region, application] : instrument.territorial_application) {
    fields.add(FieldKind::body, application);
  }
  if (instrument.official_list) {
    fields.add(FieldKind::body, record::Language::en, instrument.official_list->title_en);
  }
  std::set<record::Language> languages;
  add_own_languages(instrument.title, languages);
  for (const record::ProvisionRow& row : instrument.provisions) {
    if (row.provision) continue;  // has a document of its own
    fields.add(FieldKind::body, row.about);
    fields.add(FieldKind::body, row.heading);
  }
  fields.add_context(instrument.subjects, instrument.city);
  fields.add_answers(catalogue, instrument.id, "");
  set_languages(document, languages);
  for (const std::string& number : canonical_numbers(instrument)) {
    document.citations.push_back("A" + number);
  }
  document.law_names = law_names(instrument);
  document.references = instrument.repeals;
  if (!instrument.replaced_by.empty()) document.references.push_back(instrument.replaced_by);
  if (payloads.instrument) document.payload = payloads.instrument(instrument);
  return document;
}

std::vector<Document> provision_documents(const record::Instrument& instrument,
                                          const record::Catalogue& catalogue,
                                          const Payloads& payloads) {
  const std::vector<std::string> numbers = canonical_numbers(instrument);
  std::vector<Document> documents;
  for (const record::Provision& provision : record::provisions_of(instrument)) {
    Document document;
    document.kind = record::Kind::provision;
    set_law(document, instrument);
    document.provision = provision.id.article();
    Fields fields(document);
    fields.add(FieldKind::title, instrument.title);
    std::set<record::Language> languages;
    for (const record::ProvisionRow* row : provision.rows) {
      fields.add(FieldKind::heading, row->heading);
      add_own_languages(row->heading, languages);
    }
    for (const record::ProvisionRow* row : provision.rows) {
      fields.add(FieldKind::body, row->about);
      languages.insert(row->about.language);
      if (!row->topic.empty()) document.references.push_back(row->topic);
    }
    fields.add(FieldKind::number, instrument.official_number);
    add_labels(fields, provision.id);
    fields.add_context({}, "");
    fields.add_answers(catalogue, instrument.id, document.provision);
    set_languages(document, languages);
    document.references.push_back(instrument.id);
    for (const std::string& number : numbers) {
      document.citations.push_back("A" + number + "/" + document.provision);
    }
    if (payloads.provision) document.payload = payloads.provision(instrument, provision);
    documents.push_back(std::move(document));
  }
  return documents;
}

}  // namespace gbalex::index
