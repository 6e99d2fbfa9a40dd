// Building the fields of an index document; private to this folder.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "index/document.h"

namespace gbalex::index {

// The language to analyse a text in that carries no tag: Chinese when it holds a Han character.
record::Language guess_language(std::string_view text);

// Collects the fields of one document.
class Fields {
 public:
  explicit Fields(Document& document) : document_(document) {}

  void add(FieldKind kind, const record::Text& text);
  void add(FieldKind kind, const record::Texts& texts);
  void add(FieldKind kind, record::Language language, std::string_view text);  // ignores ""
  void add(FieldKind kind, std::string_view text) { add(kind, guess_language(text), text); }
  // Names of region, subjects (or functions) and city, in all languages.
  void add_context(const std::vector<std::string>& subjects, std::string_view city);
  // The answers of topics that rest on this provision or, without one, on no provision in
  // particular of this instrument, and what was asked: the words of people whom it helps.
  void add_answers(const record::Catalogue& catalogue, std::string_view instrument,
                   std::string_view provision);

 private:
  Document& document_;
};

// Languages in which one of the texts is not merely converted from the other Chinese script.
void add_own_languages(const record::Texts& texts, std::set<record::Language>& languages);

// The documents of one record; see document.h.
Document instrument_document(const record::Instrument& instrument,
                             const record::Catalogue& catalogue, const Payloads& payloads);
std::vector<Document> provision_documents(const record::Instrument& instrument,
                                          const record::Catalogue& catalogue,
                                          const Payloads& payloads);
Document contact_document(const record::Contact& contact, const record::Catalogue& catalogue,
                          const Payloads& payloads);
Document link_document(const record::Link& link, const Payloads& payloads);
Document topic_document(const record::Topic& topic, const Payloads& payloads);
Document programme_document(const record::ProgrammeItem& item, const record::Catalogue& catalogue,
                            const Payloads& payloads);

}  // namespace gbalex::index
