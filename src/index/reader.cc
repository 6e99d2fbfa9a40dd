#include "index/reader.h"

#include <xapian.h>

#include <algorithm>
#include <tuple>

#include "index/schema.h"
#include "index/stored.h"
#include "record/instrument.h"

namespace gbalex::index {

namespace {

std::vector<Stored> with_term(const Xapian::Database& database, const std::string& term) {
  std::vector<Stored> found;
  const auto end = database.postlist_end(term);
  for (auto posting = database.postlist_begin(term); posting != end; ++posting) {
    const Xapian::Document document = database.get_document(*posting);
    if (auto stored = unpack(document.get_data())) {
      stored->payload = document.get_value(number(Slot::payload));
      found.push_back(std::move(*stored));
    }
  }
  return found;
}

// Order of kinds, ids and, inside an instrument, of reading.
void sort_by_name(std::vector<Stored>& documents) {
  struct Keyed {
    std::optional<record::ProvisionId> provision;
    Stored document;
  };
  std::vector<Keyed> keyed;
  keyed.reserve(documents.size());
  for (Stored& document : documents) {
    keyed.push_back({record::ProvisionId::parse(document.provision), std::move(document)});
  }
  std::stable_sort(keyed.begin(), keyed.end(), [](const Keyed& a, const Keyed& b) {
    const auto left = std::tie(a.document.kind, a.document.id);
    const auto right = std::tie(b.document.kind, b.document.id);
    if (left != right) return left < right;
    if (a.provision && b.provision) return record::reading_order(*a.provision, *b.provision);
    return a.document.provision < b.document.provision;
  });
  documents.clear();
  for (Keyed& each : keyed) documents.push_back(std::move(each.document));
}

}  // namespace

std::optional<Stored> Reader::get(record::Kind kind, std::string_view id,
                                  std::string_view provision) const {
  std::vector<Stored> found =
      with_term(database_, term(TermField::name, document_name(kind, id, provision)));
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Stored> Reader::all(record::Kind kind) const {
  std::vector<Stored> found = with_term(database_, term(TermField::kind, record::code(kind)));
  sort_by_name(found);
  return found;
}

std::vector<Stored> Reader::provisions(std::string_view instrument) const {
  std::vector<Stored> found = with_term(database_, term(TermField::record, instrument));
  std::erase_if(found,
                [](const Stored& document) { return document.kind != record::Kind::provision; });
  sort_by_name(found);
  return found;
}

std::vector<Stored> Reader::covering(std::string_view instrument,
                                     const record::ProvisionId& provision) const {
  if (auto exact = get(record::Kind::provision, instrument, provision.article())) {
    return {std::move(*exact)};
  }
  std::vector<Stored> around, inside;
  for (Stored& document : provisions(instrument)) {
    const auto held = record::ProvisionId::parse(document.provision);
    if (!held) continue;
    if (held->covers(provision)) {
      around.push_back(std::move(document));
    } else if (provision.is_range() && provision.covers(*held)) {
      inside.push_back(std::move(document));
    }
  }
  return around.empty() ? inside : around;
}

std::vector<Stored> Reader::work(std::string_view id) const {
  std::vector<Stored> found = with_term(database_, term(TermField::work, id));
  std::erase_if(found,
                [](const Stored& document) { return document.kind != record::Kind::instrument; });
  std::stable_sort(found.begin(), found.end(), [](const Stored& a, const Stored& b) {
    return std::tie(a.from, a.id) < std::tie(b.from, b.id);
  });
  return found;
}

std::vector<Stored> Reader::referring_to(std::string_view id) const {
  std::vector<Stored> found = with_term(database_, term(TermField::reference, id));
  // A provision points to its instrument by being part of it.
  std::erase_if(found, [id](const Stored& document) { return document.id == id; });
  sort_by_name(found);
  return found;
}

std::vector<Stored> Reader::cited_by(std::string_view citation_term) const {
  std::vector<Stored> found = with_term(database_, term(TermField::citation, citation_term));
  sort_by_name(found);
  return found;
}

std::string Reader::metadata(const std::string& key) const { return database_.get_metadata(key); }

}  // namespace gbalex::index
