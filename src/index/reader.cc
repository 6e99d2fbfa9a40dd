#include "index/reader.h"

#include <xapian.h>

#include <algorithm>
#include <tuple>

#include "index/schema.h"
#include "index/stored.h"
#include "index/values.h"
#include "record/instrument.h"

namespace gbalex::index {

namespace {

// Order of kinds, ids and, inside an instrument, of reading.
void sort_by_name(std::vector<Reader::Found>& documents) {
  struct Keyed {
    std::optional<record::ProvisionId> provision;
    Reader::Found found;
  };
  std::vector<Keyed> keyed;
  keyed.reserve(documents.size());
  for (Reader::Found& found : documents) {
    keyed.push_back({record::ProvisionId::parse(found.stored->provision), std::move(found)});
  }
  std::stable_sort(keyed.begin(), keyed.end(), [](const Keyed& a, const Keyed& b) {
    const auto left = std::tie(a.found.stored->kind, a.found.stored->id);
    const auto right = std::tie(b.found.stored->kind, b.found.stored->id);
    if (left != right) return left < right;
    if (a.provision && b.provision) return record::reading_order(*a.provision, *b.provision);
    return a.found.stored->provision < b.found.stored->provision;
  });
  documents.clear();
  for (Keyed& each : keyed) documents.push_back(std::move(each.found));
}

std::string name_term(record::Kind kind, std::string_view id, std::string_view provision) {
  return term(TermField::name, document_name(kind, id, provision));
}

// Of a document; nothing where there is none: whether there is one need not be looked up first.
std::string data_of(const Xapian::Database& database, Xapian::docid id) {
  if (id == 0) return "";
  return database.get_document(id, Xapian::DOC_ASSUME_VALID).get_data();
}

}  // namespace

std::uint32_t Reader::frequency(const std::string& term) const {
  if (const auto kept = revision_.frequencies.find(term)) return *kept;
  const std::uint32_t frequency = database_.get_termfreq(term);
  constexpr std::size_t kOverhead = 160;  // of an entry, beside its key
  revision_.frequencies.keep(term, std::make_shared<const std::uint32_t>(frequency),
                             2 * term.size() + kOverhead);
  return frequency;
}

std::shared_ptr<const Stored> Reader::document(std::uint32_t id) const {
  if (auto kept = revision_.documents.find(id)) return kept;
  const std::string data = data_of(database_, id);
  auto stored = unpack(data);
  if (!stored) return nullptr;
  auto document = std::make_shared<const Stored>(std::move(*stored));
  const std::size_t bytes = data.size() + sizeof(Stored) + document->fields.size() * sizeof(Field);
  revision_.documents.keep(id, document, bytes);
  return document;
}

const FeatureTable& Reader::features() const {
  return revision_.features.get([this] {
    FeatureTable table;
    for_each_value(database_, is_remote(), Slot::features,
                   [&table](Xapian::docid id, const std::string& value) { table.add(id, value); });
    table.finish();
    return table;
  });
}

std::shared_ptr<const std::vector<std::string>> Reader::references(std::uint32_t id) const {
  if (auto kept = revision_.references.find(id)) return kept;
  std::vector<std::string> references =
      has_term_lists() ? references_by_document(id) : references_by_term(id);
  std::size_t bytes = sizeof references + 160;
  for (const std::string& each : references) bytes += sizeof(std::string) + each.size();
  auto kept = std::make_shared<const std::vector<std::string>>(std::move(references));
  revision_.references.keep(id, kept, bytes);
  return kept;
}

std::vector<std::string> Reader::references_by_document(std::uint32_t id) const {
  std::vector<std::string> references;
  const std::string head(prefix(TermField::reference));
  const auto end = database_.termlist_end(id);
  auto term = database_.termlist_begin(id);
  for (term.skip_to(head); term != end && (*term).starts_with(head); ++term) {
    references.push_back((*term).substr(head.size()));
  }
  return references;
}

// Slower: looks through all that is referred to.
std::vector<std::string> Reader::references_by_term(std::uint32_t id) const {
  std::vector<std::string> references;
  const std::string head(prefix(TermField::reference));
  const auto end = database_.allterms_end(head);
  for (auto term = database_.allterms_begin(head); term != end; ++term) {
    auto posting = database_.postlist_begin(*term);
    posting.skip_to(id);
    const bool refers = posting != database_.postlist_end(*term) && *posting == id;
    if (refers) references.push_back((*term).substr(head.size()));
  }
  return references;
}

bool Reader::has_references() const {
  return revision_.has_references.get([this] {
    const std::string head(prefix(TermField::reference));
    return database_.allterms_begin(head) != database_.allterms_end(head);
  });
}

std::shared_ptr<const View> Reader::view(std::uint32_t id) const {
  if (auto kept = revision_.views.find(id)) return kept;
  // Not through `documents`: a search looks at hundreds, and would push out what is shown.
  const std::string data = data_of(database_, id);
  const auto fields = unpack_fields(data);
  if (!fields) return nullptr;
  auto view = std::make_shared<const View>(make_view(*fields, &thesaurus().labels));
  const std::size_t bytes = view->symbols.size() * sizeof(text::Symbol) +
                            view->parts.size() * sizeof(View::Part) + sizeof(View) + 160;
  revision_.views.keep(id, view, bytes);
  return view;
}

std::shared_ptr<const std::vector<TermSpan>> Reader::spans(const Found& document,
                                                           std::size_t field) const {
  const std::uint64_t key = (std::uint64_t{document.id} << 32U) | field;
  if (auto kept = revision_.spans.find(key)) return kept;
  const Field& of = document.stored->fields[field];
  auto spans = std::make_shared<const std::vector<TermSpan>>(
      term_spans(of.text, of.language, &thesaurus().labels));
  revision_.spans.keep(key, spans, spans->capacity() * sizeof(TermSpan));
  return spans;
}

const Completions& Reader::completions() const {
  return revision_.completions.get([this] {
    std::vector<Completion> titles;
    for (const record::Kind kind :
         {record::Kind::instrument, record::Kind::topic, record::Kind::playbook,
          record::Kind::contact, record::Kind::programme}) {
      for (const Found& found : with_term(term(TermField::kind, record::code(kind)))) {
        const Stored& record = *found.stored;
        for (const Field& field : record.fields) {
          if (field.kind != FieldKind::title) continue;
          titles.push_back({kind, record.id, record.region, record.recorded_status,
                            record.first_effective, record.from, record.to, field.language,
                            field.text});
        }
      }
    }
    for (const record::Concept& each : thesaurus().concepts) {
      for (const record::Label& label : each.labels) {
        if (label.use == record::LabelUse::hidden) continue;
        Completion completion;
        completion.id = each.id;
        completion.language = label.language;
        completion.text = label.text;
        completion.is_concept = true;
        if (label.region) completion.region = *label.region;
        titles.push_back(std::move(completion));
      }
    }
    return Completions(std::move(titles));
  });
}

const Vocabulary& Reader::vocabulary() const {
  return revision_.vocabulary.get([this] {
    Vocabulary words;
    // Terms are sorted as bytes: words from "a" on, Han characters behind them.
    const auto end = database_.allterms_end();
    auto term = database_.allterms_begin();
    for (term.skip_to("a"); term != end; ++term) words.add(*term, term.get_termfreq());
    return words;
  });
}

std::vector<Reader::Found> Reader::with_term(const std::string& term) const {
  std::vector<Found> found;
  const auto end = database_.postlist_end(term);
  for (auto posting = database_.postlist_begin(term); posting != end; ++posting) {
    if (auto stored = document(*posting)) found.push_back({*posting, std::move(stored)});
  }
  return found;
}

std::vector<Stored> Reader::with_payloads(const std::vector<Found>& found) const {
  std::vector<Stored> documents;
  documents.reserve(found.size());
  for (const Found& each : found) {
    documents.push_back(*each.stored);
    documents.back().payload =
        database_.get_document(each.id, Xapian::DOC_ASSUME_VALID).get_value(number(Slot::payload));
  }
  return documents;
}

std::shared_ptr<const Stored> Reader::find(record::Kind kind, std::string_view id,
                                           std::string_view provision) const {
  const std::vector<Found> found = with_term(name_term(kind, id, provision));
  return found.empty() ? nullptr : found.front().stored;
}

std::optional<Stored> Reader::get(record::Kind kind, std::string_view id,
                                  std::string_view provision) const {
  std::vector<Stored> found = with_payloads(with_term(name_term(kind, id, provision)));
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Stored> Reader::all(record::Kind kind) const {
  std::vector<Found> found = with_term(term(TermField::kind, record::code(kind)));
  sort_by_name(found);
  return with_payloads(found);
}

std::vector<Reader::Found> Reader::provisions_of(std::string_view instrument) const {
  std::vector<Found> found = with_term(term(TermField::record, instrument));
  std::erase_if(found,
                [](const Found& each) { return each.stored->kind != record::Kind::provision; });
  sort_by_name(found);
  return found;
}

std::vector<Stored> Reader::provisions(std::string_view instrument) const {
  return with_payloads(provisions_of(instrument));
}

std::vector<Reader::Found> Reader::find_covering(std::string_view instrument,
                                                 const record::ProvisionId& provision) const {
  std::vector<Found> exact =
      with_term(name_term(record::Kind::provision, instrument, provision.article()));
  if (!exact.empty()) return exact;
  std::vector<Found> around, inside;
  for (Found& each : provisions_of(instrument)) {
    const auto held = record::ProvisionId::parse(each.stored->provision);
    if (!held) continue;
    if (held->covers(provision)) {
      around.push_back(std::move(each));
    } else if (provision.is_range() && provision.covers(*held)) {
      inside.push_back(std::move(each));
    }
  }
  return around.empty() ? inside : around;
}

std::vector<Stored> Reader::covering(std::string_view instrument,
                                     const record::ProvisionId& provision) const {
  return with_payloads(find_covering(instrument, provision));
}

std::vector<Stored> Reader::work(std::string_view id) const {
  std::vector<Stored> found = with_payloads(with_term(term(TermField::work, id)));
  std::erase_if(found,
                [](const Stored& document) { return document.kind != record::Kind::instrument; });
  std::stable_sort(found.begin(), found.end(), [](const Stored& a, const Stored& b) {
    return std::tie(a.from, a.id) < std::tie(b.from, b.id);
  });
  return found;
}

std::vector<Stored> Reader::referring_to(std::string_view id) const {
  std::vector<Found> found = with_term(term(TermField::reference, id));
  // A provision points to its instrument by being part of it.
  std::erase_if(found, [id](const Found& each) { return each.stored->id == id; });
  sort_by_name(found);
  return with_payloads(found);
}

std::vector<Stored> Reader::cited_by(std::string_view citation_term) const {
  std::vector<Found> found = with_term(term(TermField::citation, citation_term));
  sort_by_name(found);
  return with_payloads(found);
}

std::string Reader::metadata(const std::string& key) const { return database_.get_metadata(key); }

}  // namespace gbalex::index
