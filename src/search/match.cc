#include "search/match.h"

#include <algorithm>
#include <type_traits>

#include "index/schema.h"
#include "index/stored.h"
#include "search/spans.h"

namespace gbalex::search {

namespace {

using XQuery = Xapian::Query;

std::string_view prefix_of(TextField field) {
  return field == TextField::title ? index::kTitleFieldPrefix : index::kHeadingFieldPrefix;
}

// The terms of a phrase one behind the other.
XQuery phrase_query(const PhrasePlan& plan) {
  std::vector<XQuery> all;
  for (const std::string& term : plan.present) all.emplace_back(term);
  if (plan.steps.size() == 1) all.emplace_back(plan.steps.front().term);
  if (plan.steps.size() > 1) {
    std::vector<XQuery> steps;
    for (const PhrasePlan::Step& step : plan.steps) steps.emplace_back(step.term);
    const Xapian::termcount window = plan.steps.back().position - plan.steps.front().position + 1;
    all.emplace_back(XQuery::OP_PHRASE, steps.begin(), steps.end(), window);
  }
  return all_of(all);
}

// The terms of a phrase under a prefix, which has no positions, nor the single characters at its
// ends.
XQuery prefixed_phrase_query(const PhrasePlan& plan, std::string_view prefix) {
  std::vector<XQuery> all;
  for (const PhrasePlan::Step& step : plan.steps)
    all.emplace_back(index::prefixed(prefix, step.term));
  return all_of(all);
}

bool is_one_term(const PhrasePlan& plan) {
  return plan.steps.size() == 1 && plan.present.empty() && !plan.verify;
}

template <typename Values, typename Code>
void add_filter(std::vector<XQuery>& filters, index::TermField field, const Values& values,
                const Code& code) {
  if (values.empty()) return;
  std::vector<XQuery> any;
  for (const auto& value : values) any.emplace_back(index::term(field, code(value)));
  filters.push_back(any_of(any));
}

// The terms of a field whose value fits: few distinct ones in any library.
template <typename Fits>
XQuery fitting_terms(const Xapian::Database& database, index::TermField field, const Fits& fits) {
  std::vector<XQuery> any;
  const std::string head(index::prefix(field));
  const auto end = database.allterms_end(head);
  for (auto term = database.allterms_begin(head); term != end; ++term) {
    const std::string name = *term;
    if (fits(std::string_view(name).substr(head.size()))) any.emplace_back(name);
  }
  return any_of(any);
}

// The states (a recorded status with its dates) that mean one of these statuses on the day.
XQuery status_query(const Xapian::Database& database, const std::vector<record::Status>& statuses,
                    const record::Date& day) {
  return fitting_terms(database, index::TermField::status, [&](std::string_view key) {
    const auto state = index::status_on(key, day);
    return state && std::find(statuses.begin(), statuses.end(), state->status) != statuses.end();
  });
}

XQuery year_query(const Xapian::Database& database, const std::vector<YearRange>& years) {
  return fitting_terms(database, index::TermField::year, [&years](std::string_view text) {
    const auto year = YearRange::parse(text);
    return year && std::any_of(years.begin(), years.end(), [&year](const YearRange& range) {
             return range.holds(*year->from);
           });
  });
}

class Matcher {
 public:
  Matcher(const index::Reader& reader, const Meanings& meanings, const record::Date& day)
      : reader_(reader), meanings_(meanings), day_(day) {}

  // At least what all of the nodes mean; where they are excluded at most.
  XQuery of_all(const std::vector<const Node*>& nodes, bool excluded) {
    std::vector<XQuery> parts, without;
    for (const Node* node : nodes) {
      if (const auto* none = std::get_if<Not>(&node->is)) {
        without.push_back(of(none->of.front(), !excluded));
      } else {
        parts.push_back(of(*node, excluded));
      }
    }
    const XQuery all = all_of(parts);
    return without.empty() ? all : XQuery(XQuery::OP_AND_NOT, all, any_of(without));
  }
  [[nodiscard]] bool unsettled() const { return unsettled_; }

 private:
  XQuery of(const Node& node, bool excluded) {
    return std::visit([this, excluded](const auto& is) { return of(is, excluded); }, node.is);
  }
  XQuery of(const All& all, bool excluded) {
    std::vector<const Node*> parts;
    for (const Node& part : all.of) parts.push_back(&part);
    return of_all(parts, excluded);
  }
  XQuery of(const Any& any, bool excluded) {
    std::vector<XQuery> parts;
    for (const Node& part : any.of) parts.push_back(of(part, excluded));
    return any_of(parts);
  }
  XQuery of(const Not& none, bool excluded) {
    return XQuery(XQuery::OP_AND_NOT, all_of({}), of(none.of.front(), !excluded));
  }

  XQuery of(const Words& words, bool excluded) {
    const Meaning& meaning = meanings_.at(&words);
    if (words.field != TextField::anywhere) return in_field(words.field, meaning.units, excluded);
    if (!excluded) {
      const XQuery held = holds_all(reader_, meaning.units);
      return meaning.cited.empty() ? held : any_of({held, any_of(meaning.cited)});
    }
    std::vector<XQuery> all;
    for (const Unit& unit : meaning.units) {
      if (!counts(unit, meaning.units)) continue;
      for (const Forms& group : unit.groups) {
        all.push_back(any_of(held_forms(reader_, group, Where::text)));
      }
    }
    return all_of(all);
  }

  XQuery in_field(TextField field, const std::vector<Unit>& units, bool excluded) {
    std::vector<XQuery> all;
    for (const Unit& unit : units) {
      if (!counts(unit, units)) continue;
      const bool lone = is_lone_character(unit);
      unsettled_ = unsettled_ || lone;
      for (const Forms& group : unit.groups) {
        // Any text that holds the character may be a title.
        all.push_back(any_of(lone && !excluded ? held_forms(reader_, group, Where::text)
                                               : field_forms(reader_, group, field)));
      }
    }
    return all_of(all);
  }

  XQuery of(const Phrase& phrase, bool excluded) {
    const PhrasePlan plan = plan_phrase(phrase.text);
    const bool anywhere = phrase.field == TextField::anywhere;
    const bool settled = anywhere ? !plan.verify : is_one_term(plan);
    return settle(
        settled, excluded,
        anywhere ? phrase_query(plan) : prefixed_phrase_query(plan, prefix_of(phrase.field)));
  }

  XQuery of(const Filters& filters, bool excluded) {
    std::vector<XQuery> issuers;
    for (const std::string& issuer : filters.issuers) {
      const PhrasePlan plan = plan_phrase(issuer);
      issuers.push_back(
          settle(is_one_term(plan), excluded, prefixed_phrase_query(plan, index::kIssuerPrefix)));
    }
    if (issuers.empty()) return filter_query(reader_, filters, day_);
    Filters others = filters;
    others.issuers.clear();
    if (others.empty()) return any_of(issuers);
    return all_of({filter_query(reader_, others, day_), any_of(issuers)});
  }

  // What is excluded and not settled is left to the reading of the documents.
  XQuery settle(bool settled, bool excluded, XQuery query) {
    unsettled_ = unsettled_ || !settled;
    return !settled && excluded ? XQuery() : query;
  }

  const index::Reader& reader_;
  const Meanings& meanings_;
  const record::Date& day_;
  bool unsettled_ = false;
};

}  // namespace

XQuery all_of(const std::vector<XQuery>& queries) {
  return queries.empty() ? XQuery(std::string())
                         : XQuery(XQuery::OP_AND, queries.begin(), queries.end());
}

XQuery any_of(const std::vector<XQuery>& queries) {
  return XQuery(XQuery::OP_OR, queries.begin(), queries.end());
}

XQuery any_of(const std::vector<std::string>& terms) {
  return XQuery(XQuery::OP_OR, terms.begin(), terms.end());
}

bool counts(const Unit& unit, const std::vector<Unit>& among) {
  return !unit.stop || std::all_of(among.begin(), among.end(), [](const Unit& other) {
    return other.stop || other.groups.empty();
  });
}

std::vector<std::string> held_forms(const index::Reader& reader, const Forms& group, Where where) {
  std::vector<std::string> held;
  for (const std::string& form : group.any_of) {
    for (const std::string_view prefix : {std::string_view(""), index::kContextPrefix}) {
      if (where == Where::text && !prefix.empty()) continue;
      std::string term = index::prefixed(prefix, form);
      if (reader.frequency(term) > 0) held.push_back(std::move(term));
    }
  }
  return held;
}

std::vector<std::string> field_forms(const index::Reader& reader, const Forms& group,
                                     TextField field) {
  std::vector<std::string> held;
  for (const std::string& form : group.any_of) {
    std::string term = index::prefixed(prefix_of(field), form);
    if (reader.frequency(term) > 0) held.push_back(std::move(term));
  }
  return held;
}

bool is_lone_character(const Unit& unit) {
  return unit.han && unit.groups.size() == 1 &&
         text::fold(unit.groups.front().any_of.front()).characters.size() == 1;
}

XQuery holds_group(const index::Reader& reader, const Forms& group) {
  std::vector<XQuery> any = {any_of(held_forms(reader, group))};
  for (const std::vector<std::string>& terms : group.by_concept) {
    std::vector<XQuery> together;
    for (const std::string& term : terms) {
      together.push_back(any_of(held_forms(reader, {{term}, {}})));
    }
    any.push_back(all_of(together));
  }
  return any_of(any);
}

XQuery holds_all(const index::Reader& reader, const std::vector<Unit>& units) {
  std::vector<XQuery> all;
  for (const Unit& unit : units) {
    if (!counts(unit, units)) continue;
    for (const Forms& group : unit.groups) all.push_back(holds_group(reader, group));
  }
  return all_of(all);
}

bool finds_any(const index::Reader& reader, const XQuery& query) {
  Xapian::Enquire enquire(reader.database());
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return !enquire.get_mset(0, 1).empty();
}

Rest::Rest(const index::Reader& reader, const std::vector<Unit>& units) : reader_(reader) {
  for (const Unit& unit : units) {
    if (!counts(unit, units)) continue;
    for (const Forms& group : unit.groups) {
      Group& made = groups_.emplace_back();
      made.span = group.span;
      made.held = holds_group(reader, group);
      for (const std::string& term : held_forms(reader, group)) {
        made.documents += reader.frequency(term);
      }
      for (const std::vector<std::string>& terms : group.by_concept) {
        made.documents += made.held.empty() || terms.empty() ? 0 : reader.frequency(terms.front());
      }
    }
  }
  std::stable_sort(groups_.begin(), groups_.end(),
                   [](const Group& a, const Group& b) { return a.documents < b.documents; });
}

bool Rest::may_be_held(const text::Span& without) const {
  constexpr std::size_t kAsked = 4;  // the rarest of them
  std::vector<XQuery> asked;
  for (const Group& group : groups_) {
    if (meet(group.span, without)) continue;
    if (group.held.empty()) return false;
    if (asked.size() < kAsked) asked.push_back(group.held);
  }
  if (asked.size() < 2) return true;
  return finds_any(reader_, all_of(asked));
}

Match match_all(const index::Reader& reader, const std::vector<const Node*>& nodes,
                const Meanings& meanings, const record::Date& day) {
  Matcher matcher(reader, meanings, day);
  XQuery query = matcher.of_all(nodes, false);
  return {std::move(query), matcher.unsettled()};
}

XQuery filter_query(const index::Reader& reader, const Filters& filters, const record::Date& day) {
  using index::TermField;
  std::vector<XQuery> all;
  std::vector<record::Region> regions = filters.regions;
  if (std::find(regions.begin(), regions.end(), record::Region::mainland) != regions.end()) {
    regions.push_back(record::Region::guangdong);
  }
  const auto code = [](auto value) { return record::code(value); };
  const auto plain = [](const std::string& value) { return std::string_view(value); };
  add_filter(all, TermField::region, regions, code);
  add_filter(all, TermField::kind, filters.kinds, code);
  add_filter(all, TermField::subject, filters.subjects, plain);
  add_filter(all, TermField::language, filters.languages, code);
  add_filter(all, TermField::level, filters.levels, plain);
  if (!filters.statuses.empty()) {
    all.push_back(status_query(reader.database(), filters.statuses, day));
  }
  if (!filters.years.empty()) all.push_back(year_query(reader.database(), filters.years));
  return all_of(all);
}

}  // namespace gbalex::search
