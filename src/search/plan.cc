#include "search/plan.h"

#include <algorithm>
#include <cmath>

#include "index/schema.h"
#include "search/weights.h"

namespace gbalex::search {

namespace {

using Xapian::Query;

const std::array kTextPrefixes = {std::string_view(""), index::kTitlePrefix, index::kContextPrefix};

double factor(std::string_view prefix) {
  if (prefix == index::kTitlePrefix) return kTitleFactor;
  if (prefix == index::kContextPrefix) return kContextFactor;
  return 1;
}

std::vector<Want> wants_of(const index::Reader& reader, const std::vector<Unit>& units) {
  const auto documents = static_cast<double>(reader.database().get_doccount());
  std::vector<Want> wants;
  for (const Unit& unit : units) {
    if (unit.stop) continue;
    for (const Forms& group : unit.content) {
      const auto same = [&group](const Want& want) { return want.group.any_of == group.any_of; };
      if (std::any_of(wants.begin(), wants.end(), same)) continue;
      Want want{group, 0, held_forms(reader, group), unit.han};
      std::uint32_t most = 0;
      for (const std::string& term : want.held) most = std::max(most, reader.frequency(term));
      const double frequency = std::max(static_cast<double>(most), 0.5);
      want.idf = std::log1p(documents / frequency);
      wants.push_back(std::move(want));
    }
  }
  return wants;
}

std::vector<WantedConcept> wanted_concepts(const index::Reader& reader,
                                           const std::vector<NamedConcept>& concepts,
                                           const std::vector<Want>& wants) {
  const auto documents = static_cast<double>(reader.database().get_doccount());
  std::vector<WantedConcept> wanted;
  for (const NamedConcept& named : concepts) {
    const std::uint32_t frequency = concept_frequency(reader, named.term);
    const auto same = [&named](const WantedConcept& other) { return other.term == named.term; };
    if (frequency == 0 || std::any_of(wanted.begin(), wanted.end(), same)) continue;
    WantedConcept one;
    one.term = named.term;
    one.id = reader.thesaurus().concepts[named.number].id;
    one.idf = std::log1p(documents / frequency);
    const std::vector<std::string> alone = {named.term};
    for (std::size_t i = 0; i < wants.size(); ++i) {
      const auto& by_concept = wants[i].group.by_concept;
      if (std::find(by_concept.begin(), by_concept.end(), alone) != by_concept.end()) {
        one.wants.push_back(i);
      }
    }
    wanted.push_back(std::move(one));
  }
  return wanted;
}

// The terms that score, with the weight of each and whether it finds.
struct Scored {
  std::string term;
  double weight;
  bool finds;
  std::uint32_t frequency;
};

std::vector<Scored> scored_terms(const index::Reader& reader, const std::vector<Unit>& units) {
  std::vector<Scored> terms;
  for (const Unit& unit : units) {
    if (unit.stop) continue;
    for (const ScoredTerm& scored : unit.scored) {
      for (const std::string_view prefix : kTextPrefixes) {
        if (!prefix.empty() && !scored.under_prefixes) continue;
        const std::string term = index::prefixed(prefix, scored.term);
        const std::uint32_t frequency = reader.frequency(term);
        if (frequency == 0) continue;
        terms.push_back({term, scored.weight * factor(prefix), scored.finds, frequency});
      }
    }
  }
  const double share = kCommonShare * static_cast<double>(reader.database().get_doccount());
  const auto is_common = [share](const Scored& term) {
    return term.frequency > kCommon && static_cast<double>(term.frequency) > share;
  };
  // The rarest of the common ones stay where the others find too little.
  std::stable_sort(terms.begin(), terms.end(),
                   [](const Scored& a, const Scored& b) { return a.frequency < b.frequency; });
  std::uint64_t found = 0;
  const auto left_out = [&](const Scored& term) {
    if (is_common(term) && found >= kEnough) return true;
    found += term.finds ? term.frequency : 0;
    return false;
  };
  std::vector<Scored> kept;
  for (Scored& term : terms) {
    if (!left_out(term)) kept.push_back(std::move(term));
  }
  return kept;
}

// Whether anything is wanted of them.
bool has_content(const std::vector<Unit>& units) {
  return std::any_of(units.begin(), units.end(),
                     [](const Unit& unit) { return !unit.stop && !unit.content.empty(); });
}

Query scored_query(const index::Reader& reader, const std::vector<Unit>& units) {
  const auto documents = static_cast<double>(reader.database().get_doccount());
  std::vector<Query> finding, ranking;
  double rarity = 0;
  for (const Scored& term : scored_terms(reader, units)) {
    (term.finds ? finding : ranking)
        .emplace_back(Query::OP_SCALE_WEIGHT, Query(term.term), term.weight);
    rarity += std::log1p(documents / term.frequency);
  }
  if (finding.empty()) finding.swap(ranking);
  if (finding.empty()) return Query();
  auto* const prior = new Xapian::ValueWeightPostingSource(index::number(index::Slot::prior));
  ranking.emplace_back(Query::OP_SCALE_WEIGHT, Query(prior->release()),
                       kPriorWeight * std::sqrt(rarity));
  return Query(Query::OP_AND_MAYBE, any_of(finding), any_of(ranking));
}

}  // namespace

Plan make_plan(const index::Reader& reader, const Question& question, Purpose purpose) {
  Plan plan;
  if (purpose == Purpose::ranking) {
    std::vector<Unit> scored = question.units;
    scored.insert(scored.end(), question.phrase_units.begin(), question.phrase_units.end());
    plan.scored = scored_query(reader, scored);
    plan.has_scored = !plan.scored.empty();
  }
  plan.wants = wants_of(reader, question.units);
  plan.concepts = wanted_concepts(reader, question.concepts, plan.wants);
  plan.has_words = !plan.wants.empty();
  plan.all = all_of({});
  if (question.common != nullptr) {
    const Meaning& meaning = question.meanings.at(question.common);
    plan.all = holds_all(reader, meaning.units);
    if (!meaning.cited.empty()) plan.all = any_of({plan.all, any_of(meaning.cited)});
    std::size_t groups = 0;
    for (const Unit& unit : meaning.units) groups += unit.stop ? 0 : unit.groups.size();
    plan.can_relax = groups > 1 && has_content(meaning.units);
  }
  Match must = match_all(reader, question.rest, question.meanings, question.day);
  plan.must = std::move(must.query);
  plan.unsettled = must.unsettled;
  return plan;
}

Xapian::BM25Weight first_stage_weight() {
  return Xapian::BM25Weight(kBm25K1, 0, 1, kBm25B, kBm25MinLength);
}

}  // namespace gbalex::search
