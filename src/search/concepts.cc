#include "search/concepts.h"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <set>

#include "index/schema.h"
#include "search/match.h"
#include "search/spans.h"
#include "search/weights.h"

namespace gbalex::search {

namespace {

using record::Label;
using record::LabelUse;
using Terms = std::vector<std::string>;

bool is_inside(const text::Span& inner, const text::Span& outer) {
  return outer.begin <= inner.begin && inner.end <= outer.end;
}

// Inside, and shorter.
bool is_part(const text::Span& inner, const text::Span& outer) {
  return is_inside(inner, outer) && !(inner == outer);
}

// The language of the label that was typed; of another form of it, that of the label which begins
// most like it.
record::Language language_of(const record::Concept& concept_, const std::string& typed) {
  const std::string key = text::fold_key(typed);
  const Label* nearest = nullptr;
  std::size_t most = 0;
  for (const Label& label : concept_.labels) {
    if (label.text == typed) return label.language;
    const std::string other = text::fold_key(label.text);
    const auto end = std::mismatch(key.begin(), key.end(), other.begin(), other.end()).first;
    const auto alike = static_cast<std::size_t>(end - key.begin()) + (key == other ? 1 : 0);
    if (nearest == nullptr || alike > most) {
      nearest = &label;
      most = alike;
    }
  }
  return nearest == nullptr ? record::Language::en : nearest->language;
}

// How a pair of characters that no label covers is held through the labels that meet it.
void add_crossing(Forms& group, const std::vector<NamedConcept>& concepts) {
  const text::Folded pair = text::fold(group.any_of.front());
  if (pair.characters.size() != 2) return;
  const std::u32string_view characters = pair.characters;
  Terms first = {text::to_text(characters.substr(0, 1))};
  Terms second = {text::to_text(characters.substr(1))};
  for (const NamedConcept& named : concepts) {
    if (!meet(named.span, group.span)) continue;
    (named.span.begin <= group.span.begin ? first : second).push_back(named.term);
  }
  for (std::size_t i = 0; i < first.size(); ++i) {
    for (std::size_t j = 0; j < second.size(); ++j) {
      if (i + j > 0) group.by_concept.push_back({first[i], second[j]});
    }
  }
}

void widen(Forms& group, bool han, const std::vector<NamedConcept>& concepts) {
  for (const NamedConcept& named : concepts) {
    if (is_inside(group.span, named.span)) group.by_concept.push_back({named.term});
  }
  if (han && group.by_concept.empty()) add_crossing(group, concepts);
}

// The labels that are shown, in the order in which a reader is told of them.
std::vector<const Label*> shown_labels(const record::Concept& concept_, record::Language language) {
  std::vector<const Label*> labels;
  for (const record::Language each : record::fallback_chain(language)) {
    for (const LabelUse use : {LabelUse::preferred, LabelUse::alternative}) {
      for (const Label& label : concept_.labels) {
        if (label.language == each && label.use == use) labels.push_back(&label);
      }
    }
  }
  return labels;
}

// Whether a record holds the concept in its text and, in any order, all words of the label.
bool is_held(const index::Reader& reader, const std::string& term, const std::string& label) {
  std::vector<Xapian::Query> all = {Xapian::Query(term)};
  const std::vector<Unit> units = make_units(label);
  for (const Unit& unit : units) {
    if (!counts(unit, units)) continue;
    for (const Forms& group : unit.groups) {
      all.push_back(any_of(held_forms(reader, group, Where::text)));
    }
  }
  return finds_any(reader, all_of(all));
}

std::vector<ShownText> other_labels(const index::Reader& reader, const NamedConcept& named,
                                    record::Language language) {
  std::vector<ShownText> others;
  if (reader.frequency(named.term) == 0) return others;
  std::set<std::string> told = {text::fold_key(named.label)};
  const record::Concept& concept_ = reader.thesaurus().concepts[named.number];
  for (const Label* label : shown_labels(concept_, language)) {
    if (others.size() == kMostOtherLabels) break;
    if (!told.insert(text::fold_key(label->text)).second) continue;
    if (is_held(reader, named.term, label->text)) {
      others.push_back({label->text, label->language, record::TextStatus::unmarked});
    }
  }
  return others;
}

}  // namespace

std::vector<NamedConcept> named_concepts(const index::Reader& reader, std::string_view text,
                                         const std::vector<text::Span>& leave) {
  const index::ConceptIndex& thesaurus = reader.thesaurus();
  std::vector<NamedConcept> found;
  if (thesaurus.concepts.empty()) return found;
  for (const text::Thesaurus::Match& match : thesaurus.labels.find(text)) {
    const std::string& term = thesaurus.labels.term(match.number);
    if (concept_frequency(reader, term) == 0) continue;
    const std::string label(text.substr(match.span.begin, match.span.end - match.span.begin));
    found.push_back({match.number, term, label,
                     language_of(thesaurus.concepts[match.number], label), match.span});
  }
  std::vector<NamedConcept> named;
  for (const NamedConcept& each : found) {
    const bool part = std::any_of(found.begin(), found.end(), [&each](const auto& other) {
      return is_part(each.span, other.span);
    });
    if (!part && !meets_any(each.span, leave)) named.push_back(each);
  }
  std::stable_sort(named.begin(), named.end(),
                   [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
  return named;
}

void widen(std::vector<Unit>& units, const std::vector<NamedConcept>& concepts) {
  if (concepts.empty()) return;
  for (Unit& unit : units) {
    for (Forms& group : unit.groups) widen(group, unit.han, concepts);
    for (Forms& group : unit.content) widen(group, unit.han, concepts);
  }
  std::set<std::string> scored;
  for (const NamedConcept& named : concepts) {
    const auto unit = std::find_if(units.begin(), units.end(), [&named](const Unit& each) {
      return !each.stop && meet(each.span, named.span);
    });
    if (unit == units.end() || !scored.insert(named.term).second) continue;
    unit->scored.push_back({named.term, kConceptWeight});
  }
}

void widen(std::vector<Unit>& units, const text::Span& citation,
           const std::vector<std::string>& reference_terms) {
  const auto by_reference = [&](std::vector<Forms>& groups) {
    for (Forms& group : groups) {
      if (!is_inside(group.span, citation)) continue;
      for (const std::string& term : reference_terms) group.by_concept.push_back({term});
    }
  };
  for (Unit& unit : units) {
    by_reference(unit.groups);
    by_reference(unit.content);
  }
}

bool names_right(const index::Reader& reader, const std::vector<NamedConcept>& concepts) {
  static constexpr auto kOfRights = std::to_array<std::string_view>(
      {"copyright", "design", "domain_ecommerce", "enforcement", "geographical_indication",
       "ip_agency", "ip_general", "ip_trading", "layout_design", "patent", "plant_variety",
       "recordal", "rights_assistance", "special_signs", "trade_secret", "trademark",
       "unfair_competition", "utility_model"});
  return std::any_of(concepts.begin(), concepts.end(), [&reader](const NamedConcept& named) {
    const std::string& subject = reader.thesaurus().concepts[named.number].subject;
    return std::find(kOfRights.begin(), kOfRights.end(), subject) != kOfRights.end();
  });
}

std::uint32_t concept_frequency(const index::Reader& reader, const std::string& term) {
  return std::max(reader.frequency(term),
                  reader.frequency(index::prefixed(index::kContextPrefix, term)));
}

std::vector<Expansion> expansions(const index::Reader& reader,
                                  const std::vector<NamedConcept>& concepts,
                                  record::Language language) {
  std::vector<Expansion> all;
  for (const NamedConcept& named : concepts) {
    const std::string& id = reader.thesaurus().concepts[named.number].id;
    const bool known = std::any_of(all.begin(), all.end(),
                                   [&id](const auto& other) { return other.concept_id == id; });
    if (known) continue;
    std::vector<ShownText> also = other_labels(reader, named, language);
    if (also.empty()) continue;
    all.push_back(
        {id, {named.label, named.language, record::TextStatus::unmarked}, std::move(also)});
  }
  return all;
}

}  // namespace gbalex::search
