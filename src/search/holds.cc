#include "search/holds.h"

#include <xapian.h>

#include <algorithm>
#include <numeric>
#include <type_traits>

#include "search/facets.h"

namespace gbalex::search {

struct Holds::Document {
  std::shared_ptr<const index::Stored> stored;
  const index::FacetKey* facets;
  std::vector<bool> terms;  // which of terms_ it holds
};

namespace {

bool is_of(const index::Field& field, TextField wanted) {
  switch (wanted) {
    case TextField::anywhere:
      return !index::is_about(field.kind);
    case TextField::title:
      return field.kind == index::FieldKind::title;
    case TextField::heading:
      return field.kind == index::FieldKind::heading;
  }
  return false;
}

bool stands_in(const index::Stored& stored, TextField wanted, const std::string& phrase) {
  return std::any_of(stored.fields.begin(), stored.fields.end(), [&](const index::Field& field) {
    return is_of(field, wanted) && holds_phrase(field.text, phrase);
  });
}

}  // namespace

Holds::Holds(const index::Reader& reader, const std::vector<const Node*>& nodes,
             const Meanings& meanings, const record::Date& day)
    : reader_(reader), nodes_(nodes), meanings_(meanings), day_(day) {
  for (const Node* node : nodes_) prepare(*node, false);
  if (!reader_.is_remote() && reader_.has_term_lists()) return;
  for (const std::string& term : terms_) holding_.push_back(documents_with(term));
}

// In one message of each server; the terms of a document would come one by one, or not at all from
// an index that is never edited.
std::vector<std::uint32_t> Holds::documents_with(const std::string& term) const {
  Xapian::Enquire enquire(reader_.database());
  enquire.set_query(Xapian::Query(term));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  const Xapian::MSet matches = enquire.get_mset(0, reader_.database().get_doccount());
  std::vector<std::uint32_t> documents;
  for (auto match = matches.begin(); match != matches.end(); ++match) documents.push_back(*match);
  std::sort(documents.begin(), documents.end());
  return documents;
}

void Holds::prepare(const Node& node, bool excluded) {
  std::visit(
      [this, excluded](const auto& is) {
        using T = std::decay_t<decltype(is)>;
        if constexpr (std::is_same_v<T, Words>) {
          prepare(is, excluded);
        } else if constexpr (requires { is.of; }) {
          const bool inside = std::is_same_v<T, Not> ? !excluded : excluded;
          for (const Node& part : is.of) prepare(part, inside);
        }
      },
      node.is);
}

void Holds::prepare(const Words& words, bool excluded) {
  const Meaning& meaning = meanings_.at(&words);
  Check check;
  for (const Unit& unit : meaning.units) {
    if (!counts(unit, meaning.units)) continue;
    const bool anywhere = words.field == TextField::anywhere;
    if (!anywhere && is_lone_character(unit)) {
      check.lone.push_back(unit.groups.front().any_of.front());
      continue;
    }
    for (const Forms& group : unit.groups) {
      const auto forms =
          anywhere ? held_forms(reader_, group, excluded ? Where::text : Where::text_and_context)
                   : field_forms(reader_, group, words.field);
      Group& here = check.groups.emplace_back();
      here.forms = places_of(forms);
      for (const std::vector<std::string>& terms : group.by_concept) {
        std::vector<AnyOf>& together = here.by_concept.emplace_back();
        for (const std::string& term : terms) {
          together.push_back(places_of(held_forms(reader_, {{term}, {}})));
        }
      }
    }
  }
  if (!excluded) {
    for (const std::string& term : meaning.cited) check.cited.push_back(place_of(term));
  }
  checks_.emplace(&words, std::move(check));
}

std::size_t Holds::place_of(const std::string& term) {
  const auto found = std::find(terms_.begin(), terms_.end(), term);
  const auto place = static_cast<std::size_t>(found - terms_.begin());
  if (place == terms_.size()) terms_.push_back(term);
  return place;
}

Holds::AnyOf Holds::places_of(const std::vector<std::string>& terms) {
  AnyOf places;
  for (const std::string& term : terms) places.push_back(place_of(term));
  return places;
}

std::vector<bool> Holds::held_terms(std::uint32_t document) const {
  std::vector<bool> held(terms_.size(), false);
  if (terms_.empty()) return held;
  if (!holding_.empty()) {
    for (std::size_t i = 0; i < terms_.size(); ++i) {
      held[i] = std::binary_search(holding_[i].begin(), holding_[i].end(), document);
    }
    return held;
  }
  std::vector<std::size_t> order(terms_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [this](std::size_t a, std::size_t b) { return terms_[a] < terms_[b]; });
  auto term = reader_.database().termlist_begin(document);
  const auto end = reader_.database().termlist_end(document);
  for (const std::size_t place : order) {
    if (term == end) break;
    term.skip_to(terms_[place]);
    held[place] = term != end && *term == terms_[place];
  }
  return held;
}

bool Holds::operator()(std::uint32_t id) const {
  const index::Facets& facets = reader_.facets();
  const std::uint32_t value = facets.of(id);
  if (value == index::Facets::kNone || !facets.values()[value].key) return false;
  const Document document{reader_.document(id), &*facets.values()[value].key, held_terms(id)};
  if (!document.stored) return false;
  return std::all_of(nodes_.begin(), nodes_.end(),
                     [&](const Node* node) { return holds(*node, document); });
}

bool Holds::holds(const Node& node, const Document& document) const {
  const auto inner = [&](const Node& part) { return holds(part, document); };
  return std::visit(
      [&](const auto& is) {
        using T = std::decay_t<decltype(is)>;
        if constexpr (std::is_same_v<T, All>) {
          return std::all_of(is.of.begin(), is.of.end(), inner);
        } else if constexpr (std::is_same_v<T, Any>) {
          return std::any_of(is.of.begin(), is.of.end(), inner);
        } else if constexpr (std::is_same_v<T, Not>) {
          return !inner(is.of.front());
        } else if constexpr (std::is_same_v<T, Phrase>) {
          return stands_in(*document.stored, is.field, is.text);
        } else {
          return holds(is, document);
        }
      },
      node.is);
}

bool Holds::holds(const Words& words, const Document& document) const {
  const Check& check = checks_.at(&words);
  const auto any = [&document](const AnyOf& places) {
    return std::any_of(places.begin(), places.end(),
                       [&document](std::size_t place) { return document.terms[place]; });
  };
  if (any(check.cited)) return true;
  const auto all = [&any](const std::vector<AnyOf>& terms) {
    return std::all_of(terms.begin(), terms.end(), any);
  };
  const bool groups =
      std::all_of(check.groups.begin(), check.groups.end(), [&](const Group& group) {
        return any(group.forms) ||
               std::any_of(group.by_concept.begin(), group.by_concept.end(), all);
      });
  return groups && std::all_of(check.lone.begin(), check.lone.end(), [&](const auto& character) {
           return stands_in(*document.stored, words.field, character);
         });
}

bool Holds::holds(const Filters& filters, const Document& document) const {
  const bool issued =
      filters.issuers.empty() || std::any_of(filters.issuers.begin(), filters.issuers.end(),
                                             [&document](const std::string& issuer) {
                                               return holds_phrase(document.stored->issuer, issuer);
                                             });
  return issued && passes(filters, *document.facets, day_);
}

}  // namespace gbalex::search
