#include "search/related.h"

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "index/schema.h"
#include "search/best.h"
#include "search/cross_reference.h"
#include "search/hits.h"
#include "search/plan.h"

namespace gbalex::search {

namespace {

using index::Reader;
using index::TermField;

// "cn-patent-law/art42" where the target is a provision.
struct Target {
  std::string id, provision;
};

std::optional<Target> provision_of(std::string_view reference) {
  const std::size_t slash = reference.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  return Target{std::string(reference.substr(0, slash)), std::string(reference.substr(slash + 1))};
}

class Relating {
 public:
  Relating(const Reader& reader, Reader::Found of, record::Language language,
           const record::Date& day)
      : reader_(reader), of_(std::move(of)), language_(language), day_(day) {}

  std::vector<Related> run() {
    add_cited();
    add_citing();
    constexpr std::size_t kPlacesForSimilar = 2;
    add_compared(kMostRelated - kPlacesForSimilar);
    add_similar();
    add_compared(kMostRelated);
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Related& a, const Related& b) { return a.why < b.why; });
    return std::move(found_);
  }

 private:
  [[nodiscard]] const index::Stored& own() const { return *of_.stored; }
  [[nodiscard]] bool full() const { return found_.size() >= kMostRelated; }

  void add(const index::Stored& stored, Related::Why why, const index::Stored* topic = nullptr) {
    if (full() || stored.kind != record::Kind::provision) return;
    const bool itself = stored.id == own().id && stored.provision == own().provision;
    const auto same = [&stored](const Related& other) {
      return other.id == stored.id && other.provision == stored.provision;
    };
    if (itself || std::any_of(found_.begin(), found_.end(), same)) return;
    Related related;
    related.why = why;
    if (topic != nullptr) {
      related.topic = topic->id;
      related.topic_title = pick_text(*topic, index::FieldKind::title, language_);
    }
    related.id = stored.id;
    related.provision = stored.provision;
    related.region = stored.region;
    related.title = pick_text(stored, index::FieldKind::title, language_);
    related.heading = pick_text(stored, index::FieldKind::heading, language_);
    related.url = url_of(stored.kind, stored.id, stored.provision);
    found_.push_back(std::move(related));
  }

  void add_covering(const std::string& id, const record::ProvisionId& provision, Related::Why why,
                    const index::Stored* topic = nullptr) {
    for (const Reader::Found& each : reader_.find_covering(id, provision)) {
      add(*each.stored, why, topic);
    }
  }

  // The references of a document, as its terms have them.
  [[nodiscard]] std::vector<Target> references_of(std::uint32_t document) const {
    std::vector<Target> targets;
    for (const std::string& reference : *reader_.references(document)) {
      if (auto target = provision_of(reference)) targets.push_back(std::move(*target));
    }
    return targets;
  }

  void add_cited() {
    for (const Target& target : references_of(of_.id)) {
      const auto provision = record::ProvisionId::parse(target.provision);
      if (provision) add_covering(target.id, *provision, Related::Why::cites);
    }
    for (const index::Field& field : own().fields) {
      if (field.kind != index::FieldKind::body && field.kind != index::FieldKind::heading) continue;
      for (const CrossReference& reference :
           cross_references(reader_, field.text, field.language, day_, own().id)) {
        const auto provision = record::ProvisionId::parse(reference.provision);
        if (provision) add_covering(reference.instrument, *provision, Related::Why::cites);
      }
    }
  }

  template <typename Use>
  void for_referring(const Use& use) const {
    const std::string target = own().id + "/" + own().provision;
    const std::string term = index::term(TermField::reference, target);
    const auto end = reader_.database().postlist_end(term);
    for (auto at = reader_.database().postlist_begin(term); at != end; ++at) {
      if (const auto stored = reader_.document(*at)) use(*at, stored);
    }
  }

  void add_citing() {
    for_referring([this](std::uint32_t, const std::shared_ptr<const index::Stored>& stored) {
      add(*stored, Related::Why::cited_by);
    });
  }

  // What topics set beside it: of other laws, other regions first, from each topic in turn.
  void add_compared(std::size_t most) {
    struct Side {
      std::size_t turn;
      bool same_region;
      Reader::Found found;
      std::shared_ptr<const index::Stored> topic;
    };
    std::vector<Side> sides;
    for_referring([&](std::uint32_t id, const std::shared_ptr<const index::Stored>& topic) {
      if (topic->kind != record::Kind::topic) return;
      std::size_t turn = 0, turn_at_home = 0;
      for (const Target& target : references_of(id)) {
        const auto provision = record::ProvisionId::parse(target.provision);
        if (!provision) continue;
        for (Reader::Found& each : reader_.find_covering(target.id, *provision)) {
          if (each.stored->work == own().work) continue;
          const bool same_region = each.stored->region == own().region;
          const std::size_t at = same_region ? turn_at_home++ : turn++;
          sides.push_back({at, same_region, std::move(each), topic});
        }
      }
    });
    std::stable_sort(sides.begin(), sides.end(), [](const Side& a, const Side& b) {
      return std::tie(a.same_region, a.turn) < std::tie(b.same_region, b.turn);
    });
    for (const Side& side : sides) {
      if (found_.size() >= most) return;
      add(*side.found.stored, Related::Why::compared, side.topic.get());
    }
  }

  struct Term {
    std::string text;
    double worth;
  };

  // The rarest words of its text that other documents hold: dictionary words of two characters,
  // which are pairs in the index, and stems.
  [[nodiscard]] std::vector<Term> telling_terms() const {
    constexpr std::size_t kTerms = 16;
    constexpr std::size_t kTwoCharacters = 2;
    const auto documents = static_cast<double>(reader_.database().get_doccount());
    std::set<std::string> words;
    for (const index::Field& field : of_.stored->fields) {
      if (index::is_about(field.kind)) continue;
      for (const text::Token& token : text::analyse(field.text, field.language)) {
        if (token.kind == text::TokenKind::stem && token.term.size() > 3) words.insert(token.term);
        if (token.kind != text::TokenKind::dictionary_word) continue;
        const std::string word = token.term.substr(1);
        if (text::fold(word).characters.size() == kTwoCharacters) words.insert(word);
      }
    }
    std::vector<Term> terms;
    for (const std::string& word : words) {
      const std::uint32_t frequency = reader_.frequency(word);
      if (frequency >= 2) terms.push_back({word, std::log1p(documents / frequency)});
    }
    std::sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) {
      return a.worth != b.worth ? a.worth > b.worth : a.text < b.text;
    });
    if (terms.size() > kTerms) terms.resize(kTerms);
    return terms;
  }

  void add_similar() {
    using Xapian::Query;
    if (full()) return;
    std::vector<Query> any;
    for (const Term& term : telling_terms()) any.emplace_back(term.text);
    constexpr std::size_t kFewest = 3;  // a text of fewer words says too little
    if (any.size() < kFewest) return;
    const Query words(Query::OP_OR, any.begin(), any.end());
    const Query itself(
        index::term(TermField::name, index::document_name(own().kind, own().id, own().provision)));
    const double own_weight = best_weight(Query(Query::OP_FILTER, words, itself));
    const Query kind(index::term(TermField::kind, record::code(record::Kind::provision)));
    const Query others(Query::OP_AND_NOT, Query(Query::OP_FILTER, words, kind),
                       Query(index::term(TermField::work, own().work)));
    Xapian::Enquire enquire(reader_.database());
    enquire.set_query(others);
    enquire.set_weighting_scheme(first_stage_weight());
    constexpr double kAlike = 0.35;  // of the weight that the text itself has
    for (const Weighed& match : best_of(enquire, kMostRelated).documents) {
      if (match.weight < kAlike * own_weight) break;
      if (const auto stored = reader_.document(match.id)) add(*stored, Related::Why::similar);
    }
  }

  [[nodiscard]] double best_weight(const Xapian::Query& query) const {
    Xapian::Enquire enquire(reader_.database());
    enquire.set_query(query);
    enquire.set_weighting_scheme(first_stage_weight());
    return enquire.get_mset(0, 1).get_max_attained();
  }

  const Reader& reader_;
  Reader::Found of_;
  record::Language language_;
  record::Date day_;
  std::vector<Related> found_;
};

}  // namespace

std::string_view code(Related::Why why) {
  switch (why) {
    case Related::Why::cites:
      return "cites";
    case Related::Why::cited_by:
      return "cited_by";
    case Related::Why::compared:
      return "compared";
    case Related::Why::similar:
      return "similar";
  }
  return "";
}

std::vector<Related> related(const Reader& reader, std::string_view instrument,
                             std::string_view provision, record::Language language,
                             const record::Date& day) {
  const auto id = record::ProvisionId::parse(provision);
  if (!id) return {};
  for (const Reader::Found& each : reader.find_covering(instrument, *id)) {
    if (each.stored->provision == provision) return Relating(reader, each, language, day).run();
  }
  return {};
}

}  // namespace gbalex::search
