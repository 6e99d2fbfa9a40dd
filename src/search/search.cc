// The pipeline of one search, readable from top to bottom in Search::run().
#include "search/search.h"

#include <xapian.h>

#include <algorithm>

#include "index/schema.h"
#include "index/stored.h"
#include "search/citation.h"
#include "search/explain.h"
#include "search/facets.h"
#include "search/hits.h"
#include "search/ladder.h"
#include "search/rank.h"
#include "search/spelling.h"
#include "search/weights.h"
#include "text/citation.h"

namespace gbalex::search {

namespace {

using index::Reader;
using index::TermField;

Xapian::Query both(const Xapian::Query& a, const Xapian::Query& b) {
  return Xapian::Query(Xapian::Query::OP_AND, a, b);
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
  if (!typed.text_language) typed.text_language = request.text_language;
  if (!typed.as_of) typed.as_of = request.as_of;
  return typed;
}

// How many documents have each facet value.
class Tally {
 public:
  explicit Tally(const index::Facets& facets) : facets_(facets), counts_(facets.values().size()) {}
  void add(Xapian::docid document) {
    const std::uint32_t value = facets_.of(document);
    if (value != index::Facets::kNone) ++counts_[value];
  }
  void count_into(FacetCounter& counter) const {
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      if (counts_[i] > 0) counter.add(facets_.values()[i], counts_[i]);
    }
  }

 private:
  const index::Facets& facets_;
  std::vector<std::uint32_t> counts_;
};

class Search {
 public:
  Search(const Reader& reader, const Request& request, Query query, const record::Date& today)
      : reader_(reader),
        database_(reader.database()),
        request_(request),
        query_(std::move(query)),
        filters_(merged_filters(query_.filters, request)),
        day_(filters_.as_of.value_or(today)),
        counter_(filters_, day_, request.group) {}

  void run(Results& results) {
    understand();
    count_strict();
    const bool reworded = counter_.documents() == 0 && loosen_phrases();
    if (reworded) {
      understand();
      count_strict();
    }
    const bool few = counter_.documents() < kFew;
    const bool relax = plan_.wants.size() > 1 && few && request_.sort == Sort::relevance;
    results.relaxed = relax || reworded;
    std::vector<Candidate> candidates = ranked(relax, kBest);
    std::vector<Entry> entries = group(candidates);
    // Most documents of the best may be of few instruments: the page asked for lies deeper.
    if (!relax && cut_ && entries.size() < page_end()) {
      candidates = ranked(relax, database_.get_doccount());
      entries = group(candidates);
    }
    count(candidates, results);
    show_page(entries, results);
  }

  // How many results hold all that is asked.
  int strict_total() {
    understand();
    count_strict();
    return counter_.total();
  }

  // After run(): so few records hold all that is asked that something else may be meant.
  [[nodiscard]] bool found_little() const {
    constexpr std::uint64_t kNearlyNone = 2;  // documents
    return counter_.documents() <= kNearlyNone && !query_.empty();
  }
  [[nodiscard]] int strict_found() const { return counter_.total(); }

  // Other spellings of the words; none for the law of a place that is not of the library.
  [[nodiscard]] std::vector<Spelling> other_spellings() const {
    if (!intent_.places.elsewhere.empty()) return {};
    std::vector<text::Span> leave = intent_.asked;
    for (const ResolvedCitation& citation : resolve_citations(reader_, query_.words, day_)) {
      leave.push_back(citation.span);
    }
    for (const record::Language language : {record::Language::zh_hans, record::Language::en}) {
      for (const auto& mention : text::find_citations(query_.words, language)) {
        leave.push_back(mention.span);
      }
    }
    return spellings(reader_, query_.words, units_, leave, request_.reader);
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

  // Makes words of phrases that were only emphasised; false when there are none.
  bool loosen_phrases() {
    const auto emphasised = [](const Phrase& phrase) {
      return phrase.emphasis && !phrase.excluded;
    };
    bool any = false;
    for (const Phrase& phrase : query_.phrases) {
      if (!emphasised(phrase)) continue;
      query_.words += (query_.words.empty() ? "" : " ") + phrase.text;
      any = true;
    }
    std::erase_if(query_.phrases, emphasised);
    return any;
  }

  // Units, mended words, intent, citations, and the plan made of them.
  void understand() {
    phrase_units_.clear();
    cited_terms_.clear();
    referring_terms_.clear();
    referring_.clear();
    units_ = make_units(query_.words);
    intent_ = find_intent(query_.words, units_);
    leave_out_asked_kind(units_, intent_);
    find_cited();
    for (const Phrase& phrase : query_.phrases) {
      if (phrase.excluded) continue;
      for (Unit& unit : make_units(phrase.text)) phrase_units_.push_back(std::move(unit));
    }
    plan_ = make_plan(reader_, query_, units_, phrase_units_);
    for (const text::Span& span : intent_.places.elsewhere) {
      const std::string_view place =
          std::string_view(query_.words).substr(span.begin, span.end - span.begin);
      plan_.must = both(plan_.must, holds_all(reader_, make_units(place)));
    }
    filter_ = filter_query(reader_, filters_, day_);
  }

  // "Singapore Patents Act section 13", "台湾商标法第三十条": a provision of the law of a place
  // outside the library. No record answers it, whatever words they share.
  [[nodiscard]] bool cites_elsewhere() const {
    if (intent_.places.elsewhere.empty() || !cited_terms_.empty()) return false;
    for (const record::Language language : {record::Language::zh_hans, record::Language::en}) {
      for (const auto& mention : text::find_citations(query_.words, language)) {
        if (!mention.provision.empty()) return true;
      }
    }
    return false;
  }

  // A number is always meant; a name with a provision too; a name alone when nothing stands
  // beside it. A place outside the library makes any name another one's law.
  void find_cited() {
    for (const ResolvedCitation& citation : resolve_citations(reader_, query_.words, day_)) {
      if (citation.by_name && !intent_.places.elsewhere.empty()) continue;
      if (citation.by_name && !citation.provision && !covers_words(citation.span)) continue;
      std::vector<Reader::Found> found;
      if (citation.provision) {
        found = reader_.find_covering(citation.instrument, *citation.provision);
      }
      for (const Reader::Found& each : found) {
        cite(record::Kind::provision, each.stored->id, each.stored->provision);
      }
      if (found.empty()) cite(record::Kind::instrument, citation.instrument, "");
    }
    std::sort(referring_.begin(), referring_.end());
    referring_.erase(std::unique(referring_.begin(), referring_.end()), referring_.end());
  }

  [[nodiscard]] bool covers_words(const text::Span& span) const {
    return std::all_of(units_.begin(), units_.end(), [&span](const Unit& unit) {
      return unit.stop || (unit.span.begin >= span.begin && unit.span.end <= span.end);
    });
  }

  void cite(record::Kind kind, const std::string& id, const std::string& provision) {
    const std::string name = index::document_name(kind, id, provision);
    cited_terms_.push_back(index::term(TermField::name, name));
    const std::string target = provision.empty() ? id : id + "/" + provision;
    const std::string term = index::term(TermField::reference, target);
    for (auto at = database_.postlist_begin(term); at != database_.postlist_end(term); ++at) {
      referring_.push_back(*at);
    }
    referring_terms_.push_back(term);
  }

  [[nodiscard]] Xapian::Query any_of(const std::vector<std::string>& terms) const {
    return Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end());
  }

  // Every word, or cited; without the filters.
  [[nodiscard]] Xapian::Query strict() const {
    const Xapian::Query words = both(plan_.all, plan_.must);
    if (cited_terms_.empty()) return words;
    return Xapian::Query(Xapian::Query::OP_OR, words, both(any_of(cited_terms_), plan_.must));
  }

  [[nodiscard]] bool needs_verifying() const {
    return !plan_.verified.empty() || !plan_.verified_absent.empty();
  }

  // Whether the phrases that positions cannot settle stand in one of the document's texts.
  [[nodiscard]] bool verified(Xapian::docid id) const {
    const auto stored = reader_.document(id);
    if (!stored) return false;
    const auto held = [&stored](const std::string& phrase) {
      return std::any_of(
          stored->fields.begin(), stored->fields.end(), [&phrase](const index::Field& field) {
            return field.kind != index::FieldKind::context && holds_phrase(field.text, phrase);
          });
    };
    return std::all_of(plan_.verified.begin(), plan_.verified.end(), held) &&
           std::none_of(plan_.verified_absent.begin(), plan_.verified_absent.end(), held);
  }

  // Counts the strict set exactly, under all filters and, for each facet, without its own.
  void count_strict() {
    Xapian::Enquire enquire(database_);
    enquire.set_query(strict());
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    const Xapian::MSet matches = enquire.get_mset(0, database_.get_doccount());
    const bool verifying = needs_verifying();
    Tally tally(reader_.facets());
    for (auto match = matches.begin(); match != matches.end(); ++match) {
      if (!verifying || verified(*match)) tally.add(*match);
    }
    tally.count_into(counter_);
  }

  std::vector<Candidate> ranked(bool relaxed, Xapian::doccount depth) {
    std::vector<Candidate> candidates = first_stage(relaxed, depth);
    if (request_.sort == Sort::relevance) {
      steps_.clear();
      rank(reader_, {plan_, intent_, day_, referring_, request_.explain ? &steps_ : nullptr},
           candidates);
      put_cited_first(candidates);
    }
    if (!answered(candidates)) {
      proposals_.swap(candidates);
      candidates.clear();
    }
    return candidates;
  }

  // The best `depth` documents.
  std::vector<Candidate> first_stage(bool relaxed, Xapian::doccount depth) {
    const bool nothing_known = !plan_.has_scored && cited_terms_.empty() && phrase_units_.empty();
    if (relaxed && nothing_known) return {};
    Xapian::Query matches = both(relaxed ? plan_.must : strict(), filter_);
    Xapian::Query query = matches;
    if (plan_.has_scored) {
      Xapian::Query ranked = plan_.scored;
      std::vector<std::string> unscored = cited_terms_;
      unscored.insert(unscored.end(), referring_terms_.begin(), referring_terms_.end());
      if (relaxed && !unscored.empty()) {
        // Candidates without weight: what is cited, and what cites it.
        ranked = Xapian::Query(Xapian::Query::OP_OR, ranked,
                               Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, any_of(unscored), 0));
      }
      query = relaxed ? Xapian::Query(Xapian::Query::OP_FILTER, ranked, matches)
                      : Xapian::Query(Xapian::Query::OP_AND_MAYBE,
                                      Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, matches, 0),
                                      ranked);
    }
    Xapian::Enquire enquire(database_);
    enquire.set_query(query);
    enquire.set_weighting_scheme(first_stage_weight());
    set_order(enquire);
    const Xapian::MSet best = enquire.get_mset(0, depth);
    cut_ = best.size() == depth;
    std::vector<Candidate> candidates;
    for (auto match = best.begin(); match != best.end(); ++match) {
      const double weight = match.get_weight();
      const bool cites = std::binary_search(referring_.begin(), referring_.end(), *match);
      const bool tail = relaxed && weight < kTail * best.get_max_attained() && !cites;
      if (tail || (needs_verifying() && !verified(*match))) continue;
      candidates.push_back({*match, weight, 0, 0});
    }
    return candidates;
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
    for (const std::string& term : cited_terms_) {
      Xapian::Enquire enquire(database_);
      enquire.set_query(both(both(Xapian::Query(term), plan_.must), filter_));
      enquire.set_weighting_scheme(Xapian::BoolWeight());
      const Xapian::MSet found = enquire.get_mset(0, 1);
      if (found.empty()) continue;
      const Xapian::docid id = *found.begin();
      if (std::find(cited_.begin(), cited_.end(), id) != cited_.end()) continue;
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
    if (cites_elsewhere()) return false;
    const bool has_phrases = !phrase_units_.empty();  // every result holds them
    if (!plan_.has_words || has_phrases || !cited_.empty()) return true;
    if (request_.sort != Sort::relevance) return true;
    constexpr std::size_t kLookedAt = 10;
    const auto looked_at = std::min(kLookedAt, candidates.size());
    return std::any_of(
        candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(looked_at),
        [](const Candidate& candidate) {
          return candidate.coverage >= kAnswered || candidate.words >= kAnsweredWords;
        });
  }

  // One entry a document, or a group of them: an instrument with its provisions.
  [[nodiscard]] std::vector<Entry> group(const std::vector<Candidate>& candidates) const {
    const index::Facets& facets = reader_.facets();
    constexpr std::size_t kUnseen = static_cast<std::size_t>(-1);
    std::vector<std::size_t> entry_of(facets.groups(), kUnseen);
    std::vector<Entry> entries;
    for (const Candidate& candidate : candidates) {
      const std::uint32_t value = facets.of(candidate.id);
      if (value == index::Facets::kNone) continue;
      if (request_.group == Group::instrument) {
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
    Marker marker;
    marker.add(units_);
    for (const Phrase& phrase : query_.phrases) {
      if (!phrase.excluded) marker.add_phrase(phrase.text);
    }
    for (const Want& want : plan_.wants) {
      for (const std::string& term : want.group.any_of) marker.set_weight(term, want.idf);
    }
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
    const auto parts = first_stage_parts(reader_, plan_.scored, ids);
    std::size_t hit = 0;
    for (const std::uint32_t id : ids) {
      if (hit == results.hits.size()) break;
      if (!reader_.document(id)) continue;  // no hit was made of it
      Explanation explanation;
      if (const auto of = parts.find(id); of != parts.end()) explanation.terms = of->second;
      for (const TermPart& part : explanation.terms) explanation.first_stage += part.weight;
      if (const auto of = steps_.find(id); of != steps_.end()) explanation.steps = of->second;
      results.hits[hit++].explanation = std::move(explanation);
    }
  }

  [[nodiscard]] std::optional<Hit> show(const Candidate& candidate, const Showing& showing,
                                        bool is_member) const {
    const auto stored = reader_.document(candidate.id);
    if (!stored) return std::nullopt;
    const Reader::Found document{candidate.id, stored};
    const Known known{std::find(cited_.begin(), cited_.end(), candidate.id) != cited_.end(),
                      std::binary_search(referring_.begin(), referring_.end(), candidate.id)};
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
  std::vector<Unit> units_, phrase_units_;
  Intent intent_;
  Plan plan_;
  Xapian::Query filter_;
  std::vector<std::string> cited_terms_, referring_terms_;
  std::vector<Xapian::docid> cited_, referring_;
  std::unordered_map<Xapian::docid, std::vector<ScoreStep>> steps_;
  std::vector<Candidate> proposals_;  // what is similar where there is no answer
  bool cut_ = false;                  // there may be more than the first stage gave
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
  const Query query = parse(results.text);
  results.understood = query.to_string();
  results.page = request.page;
  results.per_page = request.per_page;
  if (was_cut) results.notices.emplace_back("query-cut");
  Search search(reader, request, query, today);
  search.run(results);
  if (help == Help::none || !search.found_little()) return results;
  const Trial trial{
      [&](const Request& other) {
        return Search(reader, other, parse(other.text), today).strict_total();
      },
      [&](const Request& other) { return page_of(reader, other, today, Help::none); }};
  const int strict = search.strict_found();
  offer_spelling(request, query, search.other_spellings(), strict, trial, results);
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
