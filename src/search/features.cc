#include "search/features.h"

#include <algorithm>
#include <bitset>
#include <cmath>
#include <memory>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

#include "index/digest.h"
#include "index/schema.h"
#include "search/second_stage.h"

namespace gbalex::search {

namespace {

constexpr auto kNames = std::to_array<std::string_view>({"first_stage",
                                                         "characters",
                                                         "pairs",
                                                         "words",
                                                         "body",
                                                         "heading",
                                                         "title",
                                                         "best_term",
                                                         "last_sentence",
                                                         "repeated",
                                                         "characters_held",
                                                         "pairs_held",
                                                         "words_held",
                                                         "near",
                                                         "concepts",
                                                         "concepts_held",
                                                         "concepts_in_title",
                                                         "answer",
                                                         "answer_held",
                                                         "title_in_query",
                                                         "query_in_title",
                                                         "heading_in_query",
                                                         "query_in_heading",
                                                         "body_length",
                                                         "title_length",
                                                         "cited",
                                                         "work_size",
                                                         "statute",
                                                         "interpretation",
                                                         "liability",
                                                         "frame",
                                                         "liability_asked",
                                                         "statute_law_asked",
                                                         "interpretation_law_asked",
                                                         "cited_law_asked",
                                                         "body_length_law_asked",
                                                         "statute_long",
                                                         "interpretation_long",
                                                         "cited_long",
                                                         "body_length_long",
                                                         "pairs_held_long",
                                                         "characters_held_long",
                                                         "words_long",
                                                         "title_long",
                                                         "all_long",
                                                         "is_topic",
                                                         "topic_region_named",
                                                         "is_instrument",
                                                         "is_contact",
                                                         "is_link",
                                                         "is_programme",
                                                         "contact_asked",
                                                         "link_asked",
                                                         "contact_named",
                                                         "instrument_named",
                                                         "title_asked",
                                                         "heading_asked",
                                                         "region_named",
                                                         "region_other",
                                                         "ended",
                                                         "refers",
                                                         "cited_by_best",
                                                         "provision_by_best",
                                                         "cites_best",
                                                         "link_to_best",
                                                         "beaten_topic"});
static_assert(kNames.size() == kFeatures);

using Known = index::FeatureTable::Row;

// The terms that title coverage is computed from.
struct QueryTerms {
  std::unordered_map<std::uint32_t, double> wanted;  // what the plan wants, with its rarity
  double total = 0;
  // Everything that stands in the query, also what nobody asks for, as pairs across two words: a
  // title is named when all of it stands there.
  std::unordered_set<std::uint32_t> present;
  // The low bits of all of them: nearly all terms of titles are none, and passed over.
  std::bitset<65536> any;

  [[nodiscard]] bool may_hold(std::uint32_t hash) const { return any.test(hash & 0xFFFFU); }
};

QueryTerms query_terms(std::string_view text, const Plan& plan) {
  QueryTerms terms;
  for (const Want& want : plan.wants) {
    terms.total += want.idf;
    for (const std::string& term : want.group.any_of) {
      terms.wanted.emplace(index::short_hash(term), want.idf);
    }
  }
  // A word may be English or Portuguese whatever the reader's language.
  for (const record::Language language : {record::Language::en, record::Language::pt}) {
    for (const std::uint32_t hash : index::coverage_hashes(text, language)) {
      terms.present.insert(hash);
    }
  }
  for (const auto& [hash, weight] : terms.wanted) terms.any.set(hash & 0xFFFFU);
  for (const std::uint32_t hash : terms.present) terms.any.set(hash & 0xFFFFU);
  return terms;
}

struct Overlap {
  double of_query = 0;  // share of the query's weight that the title holds
  double of_title = 0;  // share of the title's terms that the query holds
  bool named = false;   // the query holds all terms of a title
};

Overlap overlap(const QueryTerms& terms, const index::TermSets& sets) {
  Overlap best;
  for (std::size_t i = 0; i < sets.size(); ++i) {
    Overlap here;
    std::size_t held = 0;
    for (const std::uint32_t hash : sets[i]) {
      if (!terms.may_hold(hash)) continue;
      const auto term = terms.wanted.find(hash);
      const bool wanted = term != terms.wanted.end();
      if (wanted) here.of_query += term->second;
      if (wanted || terms.present.contains(hash)) ++held;
    }
    here.of_query = terms.total > 0 ? std::min(here.of_query / terms.total, 1.0) : 0;
    here.of_title = static_cast<double>(held) / static_cast<double>(sets[i].size());
    here.named = best.named || held == sets[i].size();
    if (here.of_query * (1 + here.of_title) > best.of_query * (1 + best.of_title)) best = here;
    best.named = here.named;
  }
  return best;
}

// Of the titles and headings of one search: most candidates share theirs with others.
class Overlaps {
 public:
  Overlaps(const index::FeatureTable& table, QueryTerms terms)
      : table_(table), terms_(std::move(terms)) {}

  // Of sets of the table.
  const Overlap& of(std::uint32_t sets) {
    const auto [at, is_new] = known_.try_emplace(sets);
    if (is_new) at->second = overlap(terms_, table_.sets(sets));
    return at->second;
  }

 private:
  const index::FeatureTable& table_;
  QueryTerms terms_;
  std::unordered_map<std::uint32_t, Overlap> known_;
};

enum class Nearness { named, near, other, indifferent };

// How a record's region stands to those that the query names.
Nearness nearness(record::Region region, record::Kind kind, const Places& places) {
  if (places.regions.empty() || kind == record::Kind::topic) return Nearness::indifferent;
  for (const record::Region named : places.regions) {
    if (named == region) return Nearness::named;
    const bool part = named == record::Region::mainland && region == record::Region::guangdong;
    const bool whole = named == record::Region::guangdong && region == record::Region::mainland;
    if (part || whole) return Nearness::near;
  }
  const bool of_all =
      region == record::Region::crossborder || region == record::Region::international;
  return of_all ? Nearness::near : Nearness::other;
}

bool has_ended(const Known& features, const Intent& intent, const record::Date& day) {
  if (intent.old || !index::has_status(features.kind)) return false;
  const record::Status status =
      record::status_on(features.recorded_status, features.first_effective, features.from,
                        features.to, day)
          .status;
  return status == record::Status::repealed || status == record::Status::superseded ||
         status == record::Status::not_in_force;
}

// The largest of each sum among the candidates.
struct Best {
  double first_stage = 0, all = 0, last_sentence = 0, concepts = 0;
};

struct CloseLook {
  const Candidate* candidate;
  Evidence evidence;
  std::shared_ptr<const index::View> view;
  const Known* features;
  Overlap titles;
};

double flag(bool holds) { return holds ? 1 : 0; }

class Row {
 public:
  double& operator[](Feature feature) { return values_[static_cast<std::size_t>(feature)]; }
  FeatureRow take() { return values_; }

 private:
  FeatureRow values_{};
};

void set_text(Row& row, const CloseLook& looked, const Best& best) {
  const Evidence& evidence = looked.evidence;
  const double all = best.all > 0 ? 1 / best.all : 0;
  row[Feature::first_stage] = best.first_stage > 0 ? looked.candidate->score / best.first_stage : 0;
  row[Feature::characters] = evidence.characters * all;
  row[Feature::pairs] = evidence.pairs * all;
  row[Feature::words] = evidence.words * all;
  row[Feature::body] = evidence.body * all;
  row[Feature::heading] = evidence.heading * all;
  row[Feature::title] = evidence.title * all;
  row[Feature::best_term] = evidence.best_term * all;
  row[Feature::last_sentence] =
      best.last_sentence > 0 ? evidence.last_sentence / best.last_sentence : 0;
  row[Feature::repeated] = evidence.repeated * all;
  row[Feature::characters_held] = evidence.characters_held;
  row[Feature::pairs_held] = evidence.pairs_held;
  row[Feature::words_held] = evidence.words_held;
  row[Feature::near] = evidence.near;
  row[Feature::concepts] = best.concepts > 0 ? evidence.concepts / best.concepts : 0;
  row[Feature::concepts_held] = evidence.concepts_held;
  row[Feature::concepts_in_title] = evidence.concepts_in_title;
  row[Feature::answer] = evidence.answer * all;
  row[Feature::answer_held] = evidence.answer_held;
  row[Feature::body_length] = std::log1p(looked.view->body_length);
  row[Feature::title_length] = std::log1p(looked.view->title_length);
}

void set_titles(Row& row, CloseLook& looked, Overlaps& overlaps) {
  const Overlap title = looked.titles = overlaps.of(looked.features->titles);
  const Overlap heading = overlaps.of(looked.features->headings);
  row[Feature::title_in_query] = title.of_title;
  row[Feature::query_in_title] = title.of_query;
  row[Feature::heading_in_query] = heading.of_title;
  row[Feature::query_in_heading] = heading.of_query;
  row[Feature::title_asked] = title.of_title * title.of_query;
  row[Feature::heading_asked] = heading.of_title * heading.of_query;
}

void set_law(Row& row, const CloseLook& looked, const Intent& intent) {
  const Known& features = *looked.features;
  row[Feature::cited] = std::log1p(features.cited);
  row[Feature::work_size] = std::log1p(features.work_size);
  row[Feature::statute] = flag(features.standing == index::Standing::statute);
  row[Feature::interpretation] = flag(features.standing == index::Standing::interpretation);
  row[Feature::liability] = flag(features.of_liability);
  row[Feature::frame] = flag(features.of_frame);
  row[Feature::liability_asked] = flag(features.of_liability && intent.liability);
  if (!intent.law) return;
  row[Feature::statute_law_asked] = row[Feature::statute];
  row[Feature::interpretation_law_asked] = row[Feature::interpretation];
  row[Feature::cited_law_asked] = row[Feature::cited];
  row[Feature::body_length_law_asked] = row[Feature::body_length];
}

void set_long(Row& row, const CloseLook& looked, const Best& best, double length) {
  row[Feature::statute_long] = length * row[Feature::statute];
  row[Feature::interpretation_long] = length * row[Feature::interpretation];
  row[Feature::cited_long] = length * row[Feature::cited];
  row[Feature::body_length_long] = length * row[Feature::body_length];
  row[Feature::pairs_held_long] = length * row[Feature::pairs_held];
  row[Feature::characters_held_long] = length * row[Feature::characters_held];
  row[Feature::words_long] = length * row[Feature::words];
  row[Feature::title_long] = length * row[Feature::title];
  row[Feature::all_long] = best.all > 0 ? length * looked.evidence.all() / best.all : 0;
}

void set_record(Row& row, const CloseLook& looked, const Ranking& ranking) {
  const Known& features = *looked.features;
  const Intent& intent = ranking.intent;
  row[Feature::is_topic] = flag(features.kind == record::Kind::topic);
  row[Feature::topic_region_named] =
      flag(features.kind == record::Kind::topic && !intent.places.regions.empty());
  row[Feature::is_instrument] = flag(features.kind == record::Kind::instrument);
  row[Feature::is_contact] = flag(features.kind == record::Kind::contact);
  row[Feature::is_link] = flag(features.kind == record::Kind::link);
  row[Feature::is_programme] = flag(features.kind == record::Kind::programme);
  row[Feature::contact_asked] = flag(intent.contact && features.kind == record::Kind::contact);
  row[Feature::link_asked] = flag(intent.link && features.kind == record::Kind::link);
  const double named = flag(looked.titles.named);
  row[Feature::contact_named] = row[Feature::is_contact] * named;
  row[Feature::instrument_named] = row[Feature::is_instrument] * named;
  const Nearness region = nearness(features.region, features.kind, intent.places);
  row[Feature::region_named] = flag(region == Nearness::named);
  row[Feature::region_other] = flag(region == Nearness::other);
  row[Feature::ended] = flag(has_ended(features, intent, ranking.day));
  row[Feature::refers] = flag(
      std::binary_search(ranking.referring.begin(), ranking.referring.end(), looked.candidate->id));
}

// The views of the candidates, read in the order of their numbers: neighbours lie in one block of
// the index.
std::vector<std::shared_ptr<const index::View>> views_of(const index::Reader& reader,
                                                         const std::vector<Candidate>& candidates) {
  std::vector<std::size_t> order(candidates.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return candidates[a].id < candidates[b].id; });
  std::vector<std::shared_ptr<const index::View>> views(candidates.size());
  for (const std::size_t place : order) views[place] = reader.view(candidates[place].id);
  return views;
}

}  // namespace

std::string_view name_of(Feature feature) { return kNames[static_cast<std::size_t>(feature)]; }

std::string_view family_of(Feature feature) {
  struct Family {
    Feature last;
    std::string_view name;
  };
  static constexpr auto kFamilies = std::to_array<Family>({
      {Feature::concepts_in_title, "text"},
      {Feature::answer_held, "answer"},
      {Feature::query_in_heading, "title"},
      {Feature::title_length, "text"},
      {Feature::body_length_law_asked, "law"},
      {Feature::cited_long, "law"},
      {Feature::all_long, "text"},
      {Feature::instrument_named, "kind"},
      {Feature::heading_asked, "title"},
      {Feature::region_other, "region"},
      {Feature::ended, "status"},
      {Feature::refers, "cites"},
      {Feature::beaten_topic, "ties"},
  });
  const auto family = std::find_if(kFamilies.begin(), kFamilies.end(),
                                   [feature](const Family& each) { return feature <= each.last; });
  return family->name;
}

std::vector<FeatureRow> features_of(const index::Reader& reader, const Ranking& ranking,
                                    std::vector<Candidate>& candidates) {
  const index::FeatureTable& known = reader.features();
  const QueryEvidence query(reader, ranking.text, ranking.plan);
  Overlaps overlaps(known, query_terms(ranking.text, ranking.plan));
  using Near = QueryEvidence::Near;
  const Near near = matters(ranking, Feature::near) ? Near::told : Near::left_out;
  Best best;
  std::vector<CloseLook> looked;
  looked.reserve(candidates.size());
  std::vector<std::shared_ptr<const index::View>> views = views_of(reader, candidates);
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    Candidate& candidate = candidates[i];
    CloseLook each{&candidate, {}, std::move(views[i]), known.of(candidate.id), {}};
    if (each.view) each.evidence = query.look_at(*each.view, near);
    candidate.coverage = each.evidence.coverage;
    candidate.words = each.evidence.wants;
    best.first_stage = std::max(best.first_stage, candidate.score);
    best.all = std::max(best.all, each.evidence.all());
    best.last_sentence = std::max(best.last_sentence, each.evidence.last_sentence);
    best.concepts = std::max(best.concepts, each.evidence.concepts);
    looked.push_back(std::move(each));
  }
  constexpr double kFifty = 50, kLongest = 3;
  const double length = std::min(static_cast<double>(query.length()) / kFifty, kLongest);
  std::vector<FeatureRow> rows;
  rows.reserve(candidates.size());
  for (CloseLook& each : looked) {
    Row row;
    if (each.view && each.features != nullptr) {
      set_text(row, each, best);
      set_titles(row, each, overlaps);
      set_law(row, each, ranking.intent);
      set_long(row, each, best, length);
      set_record(row, each, ranking);
    }
    rows.push_back(row.take());
  }
  return rows;
}

}  // namespace gbalex::search
