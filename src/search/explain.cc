#include "search/explain.h"

#include <algorithm>

#include "index/schema.h"
#include "search/plan.h"

namespace gbalex::search {

namespace {

bool is_leaf(const Xapian::Query& query) {
  return query.get_type() == Xapian::Query::LEAF_TERM ||
         query.get_type() == Xapian::Query::LEAF_POSTING_SOURCE;
}

// The weighted terms of a query, and the prior, each with its scale. The tree is as deep as a plan
// is: a few steps.
void collect_leaves(const Xapian::Query& query, std::vector<Xapian::Query>& leaves) {
  const bool leaf = is_leaf(query) || (query.get_type() == Xapian::Query::OP_SCALE_WEIGHT &&
                                       is_leaf(query.get_subquery(0)));
  if (leaf) {
    leaves.push_back(query);
    return;
  }
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    collect_leaves(query.get_subquery(i), leaves);
  }
}

// "S商标" to the title and 商标; kinds of terms as readers may know them.
TermPart described(const std::string& term, double weight) {
  TermPart part;
  part.weight = weight;
  std::string_view rest = term;
  const auto starts = [&rest](std::string_view prefix) {
    return rest.size() > prefix.size() && rest.starts_with(prefix);
  };
  part.field = TermPart::Field::text;
  if (starts(index::kTitlePrefix)) {
    part.field = TermPart::Field::title;
    rest.remove_prefix(index::kTitlePrefix.size());
  } else if (starts(index::kContextPrefix)) {
    part.field = TermPart::Field::context;
    rest.remove_prefix(index::kContextPrefix.size());
  }
  struct Kind {
    char first;
    TermPart::Form form;
  };
  part.form = TermPart::Form::word;
  for (const Kind& kind :
       {Kind{'Z', TermPart::Form::stem}, Kind{'N', TermPart::Form::number},
        Kind{'A', TermPart::Form::citation}, Kind{'G', TermPart::Form::thesaurus}}) {
    if (rest.empty() || rest.front() != kind.first) continue;
    part.form = kind.form;
    rest.remove_prefix(1);
    break;
  }
  part.term = std::string(rest);
  return part;
}

TermPart prior_part(double weight) {
  TermPart part;
  part.form = TermPart::Form::prior;
  part.weight = weight;
  return part;
}

}  // namespace

std::map<std::uint32_t, std::vector<TermPart>> first_stage_parts(
    const index::Reader& reader, const Xapian::Query& scored,
    const std::vector<std::uint32_t>& documents) {
  std::map<std::uint32_t, std::vector<TermPart>> parts;
  std::vector<Xapian::Query> names, leaves;
  for (const std::uint32_t id : documents) {
    const auto stored = reader.document(id);
    if (!stored) continue;
    names.emplace_back(index::term(
        index::TermField::name, index::document_name(stored->kind, stored->id, stored->provision)));
  }
  if (names.empty() || scored.empty()) return parts;
  const Xapian::Query these(Xapian::Query::OP_OR, names.begin(), names.end());
  collect_leaves(scored, leaves);
  for (const Xapian::Query& leaf : leaves) {
    const auto first_term = leaf.get_terms_begin();
    const bool is_prior = first_term == leaf.get_terms_end();
    const std::string term = is_prior ? "" : *first_term;
    Xapian::Enquire enquire(reader.database());
    enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, leaf, these));
    enquire.set_weighting_scheme(first_stage_weight());
    const Xapian::MSet matches = enquire.get_mset(0, static_cast<Xapian::doccount>(names.size()));
    for (auto match = matches.begin(); match != matches.end(); ++match) {
      if (match.get_weight() > 0) {
        parts[*match].push_back(is_prior ? prior_part(match.get_weight())
                                         : described(term, match.get_weight()));
      }
    }
  }
  for (auto& [id, of] : parts) {
    std::stable_sort(of.begin(), of.end(),
                     [](const TermPart& a, const TermPart& b) { return a.weight > b.weight; });
  }
  return parts;
}

std::vector<Explanation> explanations(const index::Reader& reader, const HowRanked& ranked,
                                      const std::vector<std::uint32_t>& documents) {
  const auto parts = first_stage_parts(reader, ranked.scored, documents);
  std::vector<Explanation> all;
  for (const std::uint32_t id : documents) {
    const auto stored = reader.document(id);
    if (!stored) continue;
    Explanation& explanation = all.emplace_back();
    if (const auto of = parts.find(id); of != parts.end()) explanation.terms = of->second;
    for (const TermPart& part : explanation.terms) explanation.first_stage += part.weight;
    if (const auto of = ranked.steps.find(id); of != ranked.steps.end()) {
      explanation.steps = of->second;
    }
    for (const Phrase* phrase : ranked.phrases) {
      const auto holds = [phrase](const index::Field& field) {
        return holds_phrase(field.text, phrase->text);
      };
      if (std::any_of(stored->fields.begin(), stored->fields.end(), holds)) {
        explanation.phrases.push_back(phrase->text);
      }
    }
  }
  return all;
}

std::string_view code(TermPart::Field field) {
  switch (field) {
    case TermPart::Field::text:
      return "text";
    case TermPart::Field::title:
      return "title";
    case TermPart::Field::context:
      return "context";
  }
  return "";
}

std::string_view code(TermPart::Form form) {
  switch (form) {
    case TermPart::Form::word:
      return "word";
    case TermPart::Form::stem:
      return "stem";
    case TermPart::Form::number:
      return "number";
    case TermPart::Form::citation:
      return "citation";
    case TermPart::Form::thesaurus:
      return "concept";
    case TermPart::Form::prior:
      return "prior";
  }
  return "";
}

}  // namespace gbalex::search
