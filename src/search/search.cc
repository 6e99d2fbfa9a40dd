// The pipeline of one search, readable from top to bottom in Search::run().
#include "search/search.h"

#include <xapian.h>

#include <algorithm>

#include "index/schema.h"
#include "index/stored.h"
#include "search/best.h"
#include "search/colloquial.h"
#include "search/concepts.h"
#include "search/explain.h"
#include "search/facets.h"
#include "search/hits.h"
#include "search/holds.h"
#include "search/ladder.h"
#include "search/rank.h"
#include "search/second_stage.h"
#include "search/spelling.h"
#include "search/tally.h"
#include "search/understand.h"
#include "search/weights.h"

namespace gbalex::search {

namespace {

using index::Reader;

// Every document, as all_of() gives it of nothing: to ask for it too costs a walk through all.
bool is_everything(const Xapian::Query& query) {
  return query.get_type() == Xapian::Query::LEAF_MATCH_ALL;
}

Xapian::Query both(const Xapian::Query& a, const Xapian::Query& b) {
  if (is_everything(a)) return b;
  if (is_everything(b)) return a;
  return Xapian::Query(Xapian::Query::OP_AND, a, b);
}

Xapian::Query filtered(const Xapian::Query& query, const Xapian::Query& filter) {
  return is_everything(filter) ? query : Xapian::Query(Xapian::Query::OP_FILTER, query, filter);
}

template <typename T>
void prefer_typed(std::vector<T>& typed, const std::vector<T>& requested) {
  if (typed.empty()) typed = requested;
}

// A filter typed into the query wins over the same filter of the request.
Filters merged_filters(Filters typed, const Request& request) {
  prefer_typed(typed.regions, request.regions);
  prefer_typed(typed.kinds, request.kinds);
  prefer_typed(typed.subjects, request.subjects);
  prefer_typed(typed.statuses, request.statuses);
  prefer_typed(typed.levels, request.levels);
  prefer_typed(typed.issuers, request.issuers);
  prefer_typed(typed.years, request.years);
  if (request.text_language) prefer_typed(typed.languages, {*request.text_language});
  return typed;
}

class Search {
 public:
  Search(const Reader& reader, const Request& request, Query query, const record::Date& today)
      : reader_(reader),
        database_(reader.database()),
        request_(request),
        query_(std::move(query)),
        filters_(merged_filters(query_.filters, request)),
        day_(query_.as_of ? *query_.as_of : request.as_of.value_or(today)),
        counter_(filters_, day_, request.group) {
    Filters issuers;
    issuers.issuers = filters_.issuers;
    issuers_.is = std::move(issuers);
  }

  void run(Results& results) {
    make_ready();
    count_strict();
    reworded_ = counter_.documents() == 0 && loosen_phrases(query_);
    if (reworded_) {
      make_ready();
      count_strict();
    }
    const bool few = counter_.documents() < kFew;
    const bool relax = plan_.can_relax && few && request_.sort == Sort::relevance;
    results.relaxed = relax || reworded_;
    std::vector<Candidate> candidates = ranked(relax, kBest, results);
    std::vector<Entry> entries = group(candidates);
    // Most documents of the best may be of few instruments: the page asked for lies deeper.
    if (!relax && cut_ && entries.size() < page_end()) {
      candidates = ranked(relax, database_.get_doccount(), results);
      entries = group(candidates);
    }
    count(candidates, results);
    results.expanded = expansions(reader_, meant_.concepts, request_.reader);
    show_page(entries, results);
  }

  // How many results hold all that is asked.
  int strict_total() {
    make_ready(Purpose::counting);
    count_strict();
    return counter_.total();
  }

  // After run(): so few records hold all that is asked that something else may be meant.
  [[nodiscard]] bool found_little() const {
    constexpr std::uint64_t kNearlyNone = 2;  // documents
    return counter_.documents() <= kNearlyNone && !query_.empty();
  }
  [[nodiscard]] int strict_found() const { return counter_.total(); }

  // Where the common words cite: asked once, for the two that follow.
  [[nodiscard]] std::vector<text::Span> citations() const { return citing(reader_, meant_, day_); }

  // Other spellings of the words; none for the law of a place that is not of the library.
  [[nodiscard]] std::vector<Spelling> other_spellings(const std::vector<text::Span>& citations,
                                                      const std::optional<Rest>& rest) const {
    const Words* words = meant_.common;
    if (words == nullptr || !meant_.intent.places.elsewhere.empty()) return {};
    return spellings(reader_, words->text, meant_.meanings.at(words).units,
                     surely_meant(meant_, citations), request_.reader, rest ? &*rest : nullptr);
  }

  // The common words as what is left when one of them is mended or left out. None where they cite
  // or name a law, which is found although words are missing, or are not those that were typed.
  [[nodiscard]] std::optional<Rest> rest_of_words(const std::vector<text::Span>& citations) const {
    if (meant_.common == nullptr || reworded_ || !citations.empty()) return std::nullopt;
    return Rest(reader_, meant_.meanings.at(meant_.common).units);
  }

 private:
  struct Entry {
    const Candidate* candidate = nullptr;
    std::vector<const Candidate*> members;
  };

  // The entry behind the last of the page that is asked for.
  [[nodiscard]] std::size_t page_end() const {
    return static_cast<std::size_t>(request_.page) * static_cast<std::size_t>(request_.per_page);
  }

  // What the query means, and the plan made of it.
  void make_ready(Purpose purpose = Purpose::ranking) {
    meant_ =
        understand(reader_, query_, day_, request_.exact ? Concepts::left_out : Concepts::meant);
    const std::vector<const Node*> rest = rest_of_query();
    plan_ = make_plan(reader_,
                      {meant_.common, rest, meant_.meanings, meant_.units, meant_.phrase_units,
                       meant_.concepts, day_},
                      purpose);
    const bool story = plan_.wants.size() > kStory;
    for (const text::Span& span :
         story ? std::vector<text::Span>{} : meant_.intent.places.elsewhere) {
      const std::string_view place =
          std::string_view(meant_.common->text).substr(span.begin, span.end - span.begin);
      plan_.must = both(plan_.must, holds_all(reader_, make_units(place)));
    }
    holds_.reset();
    if (plan_.unsettled) holds_.emplace(reader_, rest, meant_.meanings, day_);
    filter_ = filter_query(reader_, filters_, day_);
  }

  // What is wanted beside the common words.
  [[nodiscard]] std::vector<const Node*> rest_of_query() const {
    std::vector<const Node*> rest;
    const auto* all = std::get_if<All>(&query_.root.is);
    const std::size_t parts = all == nullptr ? 1 : all->of.size();
    for (std::size_t i = meant_.common == nullptr ? 0 : 1; i < parts; ++i) {
      rest.push_back(all == nullptr ? &query_.root : &all->of[i]);
    }
    if (!filters_.issuers.empty()) rest.push_back(&issuers_);
    return rest;
  }

  // Everything that is wanted; without the filters.
  [[nodiscard]] Xapian::Query strict() const { return both(plan_.all, plan_.must); }

  // Whether a document that terms and positions have found is one.
  [[nodiscard]] bool verified(Xapian::docid id) const { return !holds_ || (*holds_)(id); }

  // Counts the strict set exactly, under all filters and, for each facet, without its own.
  void count_strict() {
    Xapian::Enquire enquire(database_);
    enquire.set_query(strict());
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    const Xapian::MSet matches = enquire.get_mset(0, database_.get_doccount());
    if (matches.empty()) return;
    Tally tally(reader_.facets());
    for (auto match = matches.begin(); match != matches.end(); ++match) {
      if (verified(*match)) tally.add(*match);
    }
    tally.count_into(counter_);
  }

  std::vector<Candidate> ranked(bool relaxed, Xapian::doccount depth, Results& results) {
    std::vector<Candidate> candidates = first_stage(relaxed, depth);
    if (request_.with_features) tell_features(candidates, results);
    if (request_.sort == Sort::relevance) {
      steps_.clear();
      rank(reader_,
           {meant_.text, plan_, meant_.intent, day_, meant_.referring_documents,
            request_.explain ? &steps_ : nullptr},
           candidates);
      if (relaxed && plan_.has_words && !tells_much()) leave_out_chance(candidates);
      put_cited_first(candidates);
    }
    if (!answered(candidates)) {
      proposals_.swap(candidates);
      candidates.clear();
    }
    return candidates;
  }

  // A question, or a story, which tells in other words than the law what it is about.
  [[nodiscard]] bool tells_much() const {
    return meant_.intent.question || plan_.wants.size() > kStory;
  }

  // What shares no content word with the words of a query is no answer to it, unless it cites what
  // is cited. Where it tells much, single characters count.
  void leave_out_chance(std::vector<Candidate>& candidates) const {
    const auto looked_at =
        candidates.begin() + static_cast<std::ptrdiff_t>(std::min(candidates.size(), kSecondStage));
    const auto by_chance = [this](const Candidate& candidate) {
      const std::vector<std::uint32_t>& citing = meant_.referring_documents;
      return candidate.words == 0 &&
             !std::binary_search(citing.begin(), citing.end(), candidate.id);
    };
    candidates.erase(std::remove_if(candidates.begin(), looked_at, by_chance), looked_at);
  }

  void tell_features(std::vector<Candidate> candidates, Results& results) const {
    candidates.resize(std::min(candidates.size(), kSecondStage));
    const Ranking ranking{meant_.text, plan_, meant_.intent, day_, meant_.referring_documents,
                          nullptr,     true};
    const std::vector<FeatureRow> rows = rows_of(reader_, ranking, candidates);
    results.looked_at.clear();
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto stored = reader_.document(candidates[i].id);
      if (!stored) continue;
      results.looked_at.push_back(
          {stored->kind, stored->id, stored->provision, {rows[i].begin(), rows[i].end()}});
    }
  }

  // The best `depth` documents.
  std::vector<Candidate> first_stage(bool relaxed, Xapian::doccount depth) {
    const bool nothing_known =
        !plan_.has_scored && meant_.cited.empty() && meant_.phrase_units.empty();
    if (relaxed && nothing_known) return {};
    Xapian::Query matches = both(relaxed ? plan_.must : strict(), filter_);
    Xapian::Query query = matches;
    if (plan_.has_scored) {
      Xapian::Query ranked = plan_.scored;
      std::vector<std::string> unscored = meant_.cited;
      unscored.insert(unscored.end(), meant_.referring.begin(), meant_.referring.end());
      if (relaxed && !unscored.empty()) {
        // Candidates without weight: what is cited, and what cites it.
        ranked = Xapian::Query(Xapian::Query::OP_OR, ranked,
                               Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, any_of(unscored), 0));
      }
      query = relaxed ? filtered(ranked, matches)
                      : Xapian::Query(Xapian::Query::OP_AND_MAYBE,
                                      Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, matches, 0),
                                      ranked);
    }
    Xapian::Enquire enquire(database_);
    enquire.set_query(query);
    enquire.set_weighting_scheme(first_stage_weight());
    set_order(enquire);
    const Best best = best_of(enquire, depth);
    cut_ = best.cut;
    std::vector<Candidate> candidates;
    for (const Weighed& match : best.documents) {
      const bool cites = refers(match.id);
      const double least = candidates.size() < kSecondStage ? kTailLookedAt : kTail;
      const bool tail = relaxed && match.weight < least * best.highest && !cites;
      if (tail || !verified(match.id)) continue;
      candidates.push_back({match.id, match.weight, 0, 0});
    }
    return candidates;
  }

  // Whether a document cites what the query cites.
  [[nodiscard]] bool refers(Xapian::docid id) const {
    const std::vector<std::uint32_t>& documents = meant_.referring_documents;
    return std::binary_search(documents.begin(), documents.end(), id);
  }

  void set_order(Xapian::Enquire& enquire) const {
    if (request_.sort == Sort::date) {
      enquire.set_sort_by_value_then_relevance(index::number(index::Slot::date), true);
    } else if (request_.sort == Sort::title) {
      enquire.set_sort_by_value_then_relevance(
          index::number(index::Slot::title) + static_cast<unsigned>(request_.reader), false);
    }
  }

  void put_cited_first(std::vector<Candidate>& candidates) {
    std::vector<Candidate> first;
    cited_.clear();  // of a shallower first stage
    const double best = candidates.empty() ? 1 : candidates.front().score;
    for (const std::string& term : meant_.cited) {
      Xapian::Enquire enquire(database_);
      enquire.set_query(both(both(Xapian::Query(term), plan_.must), filter_));
      enquire.set_weighting_scheme(Xapian::BoolWeight());
      const Xapian::MSet found = enquire.get_mset(0, 1);
      if (found.empty()) continue;
      const Xapian::docid id = *found.begin();
      const bool known = std::find(cited_.begin(), cited_.end(), id) != cited_.end();
      if (known || !verified(id)) continue;
      cited_.push_back(id);
      first.push_back({id, best, 1, 0});
    }
    std::erase_if(candidates, [this](const Candidate& candidate) {
      return std::find(cited_.begin(), cited_.end(), candidate.id) != cited_.end();
    });
    candidates.insert(candidates.begin(), first.begin(), first.end());
  }

  // Whether the best results hold enough of the query to be called an answer.
  [[nodiscard]] bool answered(const std::vector<Candidate>& candidates) const {
    if (plan_.wants.size() <= kStory && cites_elsewhere(meant_)) return false;
    // Every result holds the phrases, or what its reader chose between.
    if (!meant_.phrase_units.empty() || meant_.has_alternatives) return true;
    if (!plan_.has_words || !cited_.empty()) return true;
    if (request_.sort != Sort::relevance) return true;
    const Enough enough = enough_of_query();
    const auto looked_at = std::min(enough.depth, candidates.size());
    return std::any_of(
        candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(looked_at),
        [&enough](const Candidate& candidate) {
          return candidate.coverage >= enough.share || candidate.words >= enough.words;
        });
  }

  // How much of the query its best results must hold, to be called an answer.
  [[nodiscard]] Enough enough_of_query() const {
    const bool question = meant_.intent.question;
    if (reader_.thesaurus().concepts.empty()) return question ? kQuestionAnswered : kAnswered;
    const bool here = meant_.intent.places.elsewhere.empty();
    const auto named = request_.exact ? named_concepts(reader_, meant_.text, {}) : meant_.concepts;
    if (here && names_right(reader_, named)) return kRightAnswered;
    return question || !named.empty() ? kAnswered : kStrangeAnswered;
  }

  // One entry a document, or a group of them: an instrument with its provisions.
  [[nodiscard]] std::vector<Entry> group(const std::vector<Candidate>& candidates) const {
    const index::Facets& facets = reader_.facets();
    constexpr std::size_t kUnseen = static_cast<std::size_t>(-1);
    const bool grouped = request_.group == Group::instrument;
    std::vector<std::size_t> entry_of(grouped ? facets.groups() : 0, kUnseen);
    std::vector<Entry> entries;
    for (const Candidate& candidate : candidates) {
      const std::uint32_t value = facets.of(candidate.id);
      if (value == index::Facets::kNone) continue;
      if (grouped) {
        std::size_t& entry = entry_of[facets.values()[value].group];
        if (entry != kUnseen) {
          entries[entry].members.push_back(&candidate);
          continue;
        }
        entry = entries.size();
      }
      entries.push_back({&candidate, {}});
    }
    return entries;
  }

  // Relaxed results are counted as they are, others in the whole library.
  void count(const std::vector<Candidate>& candidates, Results& results) const {
    const bool nothing = candidates.empty();
    FacetCounter best(filters_, day_, request_.group);
    if (results.relaxed) {
      Tally tally(reader_.facets());
      for (const Candidate& candidate : candidates) tally.add(candidate.id);
      tally.count_into(best);
    }
    const FacetCounter& counted = results.relaxed || nothing ? best : counter_;
    results.total = counted.total();
    results.total_is_exact = !results.relaxed || nothing;
    results.facets = counted.facets();
  }

  void show_page(const std::vector<Entry>& entries, Results& results) {
    const Marker marker = make_marker(meant_, plan_, query_);
    const Showing showing{request_.reader, day_, marker, reader_};
    const std::size_t first = page_end() - static_cast<std::size_t>(request_.per_page);
    const std::size_t last = std::min(entries.size(), page_end());
    for (std::size_t i = first; i < last; ++i) {
      std::optional<Hit> hit = show(*entries[i].candidate, showing, false);
      if (!hit) continue;
      constexpr std::size_t kMembers = 3;
      const std::size_t shown = std::min(kMembers, entries[i].members.size());
      for (std::size_t m = 0; m < shown; ++m) {
        if (auto member = show(*entries[i].members[m], showing, true)) {
          hit->members.push_back(std::move(*member));
        }
      }
      hit->more_members = static_cast<int>(entries[i].members.size() - shown);
      results.hits.push_back(std::move(*hit));
    }
    if (request_.explain) explain(entries, results);
    if (!results.hits.empty()) return;
    constexpr std::size_t kProposals = 5;
    for (const Entry& entry : group(proposals_)) {
      if (results.proposals.size() == kProposals) return;
      auto hit = show(*entry.candidate, showing, false);
      if (hit) results.proposals.push_back(std::move(*hit));
    }
  }

  // Of the hits of the page, not of their members.
  void explain(const std::vector<Entry>& entries, Results& results) const {
    std::vector<std::uint32_t> ids;
    const std::size_t first = page_end() - static_cast<std::size_t>(request_.per_page);
    for (std::size_t i = first; i < std::min(entries.size(), page_end()); ++i) {
      ids.push_back(entries[i].candidate->id);
    }
    const HowRanked how{plan_.scored, steps_, wanted_phrases(query_.root)};
    std::size_t hit = 0;
    for (Explanation& explanation : explanations(reader_, how, ids)) {
      if (hit == results.hits.size()) break;
      results.hits[hit++].explanation = std::move(explanation);
    }
  }

  [[nodiscard]] std::optional<Hit> show(const Candidate& candidate, const Showing& showing,
                                        bool is_member) const {
    const auto stored = reader_.document(candidate.id);
    if (!stored) return std::nullopt;
    const Reader::Found document{candidate.id, stored};
    const Known known{std::find(cited_.begin(), cited_.end(), candidate.id) != cited_.end(),
                      refers(candidate.id)};
    Hit hit =
        is_member ? make_member(document, showing, known) : make_hit(document, showing, known);
    hit.score = candidate.score;
    return hit;
  }

  const Reader& reader_;
  const Xapian::Database& database_;
  const Request& request_;
  Query query_;
  Filters filters_;
  record::Date day_;
  FacetCounter counter_;
  Node issuers_;  // the filter that no facet shows
  Understood meant_;
  Plan plan_;
  std::optional<Holds> holds_;
  Xapian::Query filter_;
  std::vector<Xapian::docid> cited_;
  std::unordered_map<Xapian::docid, std::vector<ScoreStep>> steps_;
  std::vector<Candidate> proposals_;  // what is similar where there is no answer
  bool cut_ = false;                  // there may be more than the first stage gave
  bool reworded_ = false;             // the phrases of the query are words now
};

record::Error bad_page() {
  return {record::ErrorKind::usage, "there is no such page", "page",
          "ask for 1 to 100 results a page, down to " + std::to_string(kMaxDepth)};
}

// Whether other spellings and a ladder are looked for where little is found.
enum class Help { none, offered };

// One page, as it was asked for.
Results page_of(const Reader& reader, const Request& request, const record::Date& today,
                Help help) {
  Results results;
  bool was_cut = false;
  results.text = cleaned(request.text, kMaxQueryBytes, was_cut);
  Query query = parse(results.text);
  write_out_colloquial(reader, query);
  results.understood = query.to_string();
  results.page = request.page;
  results.per_page = request.per_page;
  results.hints = query.hints;
  if (was_cut) results.notices.emplace_back("query-cut");
  if (query.was_cut) results.notices.emplace_back("terms-cut");
  Search search(reader, request, query, today);
  search.run(results);
  if (help == Help::none || !search.found_little()) return results;
  const std::vector<text::Span> citations = search.citations();
  const std::optional<Rest> rest = search.rest_of_words(citations);
  const Trial trial{[&](const Request& other) {
                      return Search(reader, other, parse(other.text), today).strict_total();
                    },
                    [&](const Request& other) { return page_of(reader, other, today, Help::none); },
                    [&](const text::Span& without) { return !rest || rest->may_be_held(without); }};
  const int strict = search.strict_found();
  offer_spelling(request, query, search.other_spellings(citations, rest), strict, trial, results);
  if (strict == 0 && results.shown_for.empty()) {
    for (Rung& rung : ladder(request, query, trial)) results.ladder.push_back(std::move(rung));
  }
  return results;
}

}  // namespace

record::Result<Results> search(index::ReaderPool& pool, const Request& request,
                               const record::Date& today) {
  const bool page_exists = request.page >= 1 && request.per_page >= 1 && request.per_page <= 100 &&
                           request.page <= kMaxDepth / request.per_page;
  if (!page_exists) return bad_page();
  Results results;
  auto read = pool.with(
      [&](const Reader& reader) { results = page_of(reader, request, today, Help::offered); });
  if (!read) return read.error();
  return results;
}

std::vector<std::string_view> feature_names() {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < kFeatures; ++i) names.push_back(name_of(static_cast<Feature>(i)));
  return names;
}

std::string url_of(record::Kind kind, std::string_view id, std::string_view provision) {
  std::string url = "/";
  const bool law = kind == record::Kind::instrument || kind == record::Kind::provision;
  url += law ? "law" : record::code(kind);
  url += "/";
  url += id;
  if (!provision.empty()) {
    const auto parsed = record::ProvisionId::parse(provision);
    url += "/" + (parsed ? parsed->path() : std::string(provision));
  }
  return url;
}

}  // namespace gbalex::search
