#include "index/concepts.h"

#include <algorithm>

#include "index/pack.h"

namespace gbalex::index {

namespace {

using record::Concept;
using record::Label;

template <typename Enum>
void pack_enum(Packer& packer, Enum value) {
  packer.number(static_cast<std::uint64_t>(value));
}

// A value of an enum whose last one is `last`.
template <typename Enum>
Enum unpack_enum(Unpacker& unpacker, Enum last) {
  const std::uint64_t value = unpacker.number();
  if (value > static_cast<std::uint64_t>(last)) unpacker.fail();
  return unpacker.ok() ? static_cast<Enum>(value) : Enum{};
}

void pack_ids(Packer& packer, const std::vector<std::string>& ids) {
  packer.number(ids.size());
  for (const std::string& id : ids) packer.text(id);
}

std::vector<std::string> unpack_ids(Unpacker& unpacker) {
  std::vector<std::string> ids;
  for (std::size_t left = unpacker.count(); left > 0 && unpacker.ok(); --left) {
    ids.emplace_back(unpacker.text());
  }
  return ids;
}

void pack_label(Packer& packer, const Label& label) {
  packer.text(label.text);
  pack_enum(packer, label.language);
  packer.number(label.region ? static_cast<std::uint64_t>(*label.region) + 1 : 0);
  pack_enum(packer, label.use);
}

Label unpack_label(Unpacker& unpacker) {
  Label label;
  label.text = unpacker.text();
  label.language = unpack_enum(unpacker, record::kLanguages.back());
  const std::uint64_t region = unpacker.number();
  if (region > record::kRegions.size()) unpacker.fail();
  if (region != 0 && unpacker.ok()) label.region = static_cast<record::Region>(region - 1);
  label.use = unpack_enum(unpacker, record::LabelUse::hidden);
  return label;
}

void pack_texts(Packer& packer, const record::Texts& texts) {
  packer.number(texts.all().size());
  for (const record::Text& text : texts.all()) {
    pack_enum(packer, text.language);
    pack_enum(packer, text.status);
    packer.text(text.text);
  }
}

record::Texts unpack_texts(Unpacker& unpacker) {
  record::Texts texts;
  for (std::size_t left = unpacker.count(); left > 0 && unpacker.ok(); --left) {
    const auto language = unpack_enum(unpacker, record::kLanguages.back());
    const auto status = unpack_enum(unpacker, record::TextStatus::converted);
    texts.set({language, std::string(unpacker.text()), status});
  }
  return texts;
}

Concept unpack_concept(Unpacker& unpacker) {
  Concept read;
  read.id = unpacker.text();
  read.subject = unpacker.text();
  read.broader = unpack_ids(unpacker);
  read.related = unpack_ids(unpacker);
  for (std::size_t left = unpacker.count(); left > 0 && unpacker.ok(); --left) {
    read.labels.push_back(unpack_label(unpacker));
  }
  read.scope = unpack_texts(unpacker);
  return read;
}

std::vector<Concept> by_id(std::vector<Concept> concepts) {
  std::ranges::stable_sort(concepts, {}, &Concept::id);
  return concepts;
}

}  // namespace

ConceptIndex::ConceptIndex(std::vector<Concept> made)
    : concepts(by_id(std::move(made))), labels(concept_labels(concepts)) {}

const Concept* ConceptIndex::find(std::string_view id) const {
  const auto at = std::ranges::lower_bound(concepts, id, {}, &Concept::id);
  return at != concepts.end() && at->id == id ? &*at : nullptr;
}

std::vector<text::ConceptLabels> concept_labels(const std::vector<Concept>& concepts) {
  std::vector<text::ConceptLabels> all;
  all.reserve(concepts.size());
  for (const Concept& each : concepts) {
    text::ConceptLabels& labels = all.emplace_back();
    labels.id = each.id;
    for (const Label& label : each.labels) labels.labels.push_back({label.text, label.language});
  }
  return all;
}

std::string pack_concepts(const std::vector<Concept>& concepts) {
  if (concepts.empty()) return "";
  Packer packer;
  packer.number(concepts.size());
  for (const Concept& each : concepts) {
    packer.text(each.id);
    packer.text(each.subject);
    pack_ids(packer, each.broader);
    pack_ids(packer, each.related);
    packer.number(each.labels.size());
    for (const Label& label : each.labels) pack_label(packer, label);
    pack_texts(packer, each.scope);
  }
  return packer.take();
}

std::optional<std::vector<Concept>> unpack_concepts(std::string_view bytes) {
  std::vector<Concept> concepts;
  if (bytes.empty()) return concepts;
  Unpacker unpacker(bytes);
  for (std::size_t left = unpacker.count(); left > 0 && unpacker.ok(); --left) {
    concepts.push_back(unpack_concept(unpacker));
  }
  if (!unpacker.ok() || !unpacker.at_end()) return std::nullopt;
  return concepts;
}

}  // namespace gbalex::index
