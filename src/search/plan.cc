#include "search/plan.h"

#include <algorithm>
#include <cmath>

#include "index/schema.h"
#include "index/stored.h"
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

std::string prefixed(std::string_view prefix, const std::string& term) {
  return prefix.empty() ? term : index::bounded(std::string(prefix) + term);
}

template <typename Range>
Query join(Query::op op, const Range& queries) {
  return Query(op, queries.begin(), queries.end());
}

// All of them hold; every document where there are none. Never Query::MatchAll: its copies share
// one reference count that is not atomic, so that two threads free it under each other.
Query all_of(const std::vector<Query>& queries) {
  return queries.empty() ? Query(std::string()) : join(Query::OP_AND, queries);
}

Query phrase_query(const PhrasePlan& plan) {
  std::vector<Query> all;
  for (const std::string& term : plan.present) all.emplace_back(term);
  if (plan.steps.size() == 1) all.emplace_back(plan.steps.front().term);
  if (plan.steps.size() > 1) {
    std::vector<Query> steps;
    for (const PhrasePlan::Step& step : plan.steps) steps.emplace_back(step.term);
    const Xapian::termcount window = plan.steps.back().position - plan.steps.front().position + 1;
    all.emplace_back(Query::OP_PHRASE, steps.begin(), steps.end(), window);
  }
  return all_of(all);
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

Query scored_query(const index::Reader& reader, const std::vector<Unit>& units) {
  std::vector<Query> finding, ranking;
  for (const Unit& unit : units) {
    if (unit.stop) continue;
    for (const ScoredTerm& scored : unit.scored) {
      for (const std::string_view prefix : kTextPrefixes) {
        if (!prefix.empty() && !scored.under_prefixes) continue;
        const std::string term = prefixed(prefix, scored.term);
        if (reader.frequency(term) == 0) continue;
        (scored.finds ? finding : ranking)
            .emplace_back(Query::OP_SCALE_WEIGHT, Query(term), scored.weight * factor(prefix));
      }
    }
  }
  if (ranking.empty()) return join(Query::OP_OR, finding);
  return Query(Query::OP_AND_MAYBE, join(Query::OP_OR, finding), join(Query::OP_OR, ranking));
}

template <typename Values, typename Code>
void add_filter(std::vector<Query>& filters, index::TermField field, const Values& values,
                const Code& code) {
  if (values.empty()) return;
  std::vector<Query> any;
  for (const auto& value : values) any.emplace_back(index::term(field, code(value)));
  filters.push_back(join(Query::OP_OR, any));
}

// The states that mean one of these statuses on the day: few distinct ones in any library, since
// a state is a recorded status with its dates.
Query status_query(const Xapian::Database& database, const std::vector<record::Status>& statuses,
                   const record::Date& day) {
  std::vector<Query> any;
  const std::string head(index::prefix(index::TermField::status));
  const auto end = database.allterms_end(head);
  for (auto term = database.allterms_begin(head); term != end; ++term) {
    const auto state = index::status_on(std::string_view(*term).substr(head.size()), day);
    if (!state) continue;
    if (std::find(statuses.begin(), statuses.end(), state->status) != statuses.end()) {
      any.emplace_back(*term);
    }
  }
  return join(Query::OP_OR, any);  // of nothing: no document
}

}  // namespace

std::vector<std::string> held_forms(const index::Reader& reader, const Forms& group) {
  std::vector<std::string> held;
  for (const std::string& form : group.any_of) {
    for (const std::string_view prefix : {std::string_view(""), index::kContextPrefix}) {
      std::string term = prefixed(prefix, form);
      if (reader.frequency(term) > 0) held.push_back(std::move(term));
    }
  }
  return held;
}

Xapian::Query holds_all(const index::Reader& reader, const std::vector<Unit>& units) {
  std::vector<Xapian::Query> all;
  for (const Unit& unit : units) {
    if (unit.stop) continue;
    for (const Forms& group : unit.groups) {
      all.push_back(join(Xapian::Query::OP_OR, held_forms(reader, group)));
    }
  }
  return all_of(all);
}

Plan make_plan(const index::Reader& reader, const search::Query& query,
               const std::vector<Unit>& units, const std::vector<Unit>& phrase_units) {
  Plan plan;
  std::vector<Unit> scored = units;
  scored.insert(scored.end(), phrase_units.begin(), phrase_units.end());
  plan.scored = scored_query(reader, scored);
  plan.has_scored = !plan.scored.empty();
  plan.all = holds_all(reader, units);
  plan.wants = wants_of(reader, units);
  plan.has_words = !plan.wants.empty();
  std::vector<Xapian::Query> must, must_not;
  for (const Phrase& phrase : query.phrases) {
    const PhrasePlan steps = plan_phrase(phrase.text);
    // What is excluded and cannot be settled by positions is only looked at on the stored text.
    if (phrase.excluded) {
      if (steps.verify) {
        plan.verified_absent.push_back(phrase.text);
      } else {
        must_not.push_back(phrase_query(steps));
      }
      continue;
    }
    must.push_back(phrase_query(steps));
    if (steps.verify) plan.verified.push_back(phrase.text);
  }
  for (const std::string& word : query.excluded_words) {
    const std::vector<Unit> excluded = make_units(word);
    const bool empty = std::all_of(excluded.begin(), excluded.end(),
                                   [](const Unit& unit) { return unit.groups.empty(); });
    if (!empty) must_not.push_back(phrase_query(plan_phrase(word)));
  }
  plan.must = all_of(must);
  if (!must_not.empty()) {
    plan.must =
        Xapian::Query(Xapian::Query::OP_AND_NOT, plan.must, join(Xapian::Query::OP_OR, must_not));
  }
  return plan;
}

Xapian::Query filter_query(const index::Reader& reader, const Filters& filters,
                           const record::Date& day) {
  using index::TermField;
  std::vector<Xapian::Query> all;
  std::vector<record::Region> regions = filters.regions;
  if (std::find(regions.begin(), regions.end(), record::Region::mainland) != regions.end()) {
    regions.push_back(record::Region::guangdong);
  }
  const auto code = [](auto value) { return record::code(value); };
  add_filter(all, TermField::region, regions, code);
  add_filter(all, TermField::kind, filters.kinds, code);
  add_filter(all, TermField::subject, filters.subjects,
             [](const std::string& subject) { return std::string_view(subject); });
  if (filters.text_language) {
    all.emplace_back(index::term(TermField::language, record::code(*filters.text_language)));
  }
  if (!filters.statuses.empty()) {
    all.push_back(status_query(reader.database(), filters.statuses, day));
  }
  return all_of(all);
}

Xapian::BM25Weight first_stage_weight() {
  return Xapian::BM25Weight(kBm25K1, 0, 1, kBm25B, kBm25MinLength);
}

}  // namespace gbalex::search
