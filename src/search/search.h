// One search: request in, results out. Called by the web programs and the command line.
//
// Thread-safe: no state; the pool lends the readers. A query is never an error: what is not
// understood is searched as words. Statuses are those of the day `as_of`, computed from dates.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "index/reader.h"
#include "record/date.h"
#include "record/provision_id.h"
#include "record/result.h"
#include "record/vocabulary.h"
#include "search/query.h"

namespace gbalex::search {

enum class Sort { relevance, date, title };
enum class Group { instrument, none };

struct Request {
  std::string text;
  record::Language reader = record::Language::en;  // in which titles and snippets are shown
  std::optional<record::Language> text_language;   // only records with text in this language
  std::vector<record::Region> regions;             // any of; mainland includes guangdong
  std::vector<record::Kind> kinds;                 // any of
  std::vector<std::string> subjects;               // any of
  std::vector<record::Status> statuses;            // any of
  std::vector<std::string> levels;                 // any of: types of instrument
  std::vector<std::string> issuers;                // any of: parts of names of issuing bodies
  std::vector<YearRange> years;                    // any of
  std::optional<record::Date> as_of;               // a day; default: today
  Sort sort = Sort::relevance;
  Group group = Group::instrument;
  // By the words alone: never by a better spelling of them, nor by the concepts they name.
  bool exact = false;
  bool explain = false;
  int page = 1;
  bool with_features = false;  // Results::looked_at is filled, for learning
  int per_page = 20;           // 1..100; page × per_page at most kMaxDepth
};
inline constexpr int kMaxDepth = 1000;
inline constexpr std::size_t kMaxQueryBytes = 2000;  // the rest is cut, and said in `notices`

// Text for a reader, with the language it is really in.
struct ShownText {
  std::string text;
  record::Language language = record::Language::en;
  record::TextStatus status = record::TextStatus::unmarked;
};

// Where a hit holds what was asked for.
struct MatchedIn {
  enum class Where {
    title,
    heading,
    number,  // an official number, a telephone number, the number of a provision
    text,
    region,     // in the words for its region,
    subject,    // its subject or function,
    context,    // its city or category
    answer,     // the answer of a topic that rests on it
    concept_,   // what it is filed under is about a concept that the words name
    citation,   // it is what is cited
    reference,  // it cites what is cited
  };
  Where where = Where::text;
  std::string value;  // of a subject its code, of a concept its id
};
std::string_view code(MatchedIn::Where where);

// What one term of the query gave a hit.
struct TermPart {
  enum class Field { text, title, context };
  enum class Form {
    word,
    stem,
    number,
    citation,
    thesaurus,
    prior,  // no term: how often the law is cited, and whether it is a statute
  };
  std::string term;  // of a concept (thesaurus) its id
  Field field = Field::text;
  Form form = Form::word;
  double weight = 0;
};
std::string_view code(TermPart::Field field);
std::string_view code(TermPart::Form form);

// One reason of the second stage, by name: a factor on the score, or what is added to it.
struct ScoreStep {
  enum class How { times, plus };
  std::string name;  // "title_coverage" …
  How how = How::times;
  double value = 1;
};

struct Explanation {
  double first_stage = 0;       // the sum of the terms
  std::vector<TermPart> terms;  // the largest first
  std::vector<ScoreStep> steps;
  std::vector<std::string> phrases;  // of the query, that it holds
};

struct Hit {
  record::Kind kind;
  std::string id;
  std::string provision;  // empty for other kinds
  ShownText title;
  ShownText heading;    // text empty when there is none
  std::string snippet;  // HTML: escaped text with <mark>
  record::Language snippet_language = record::Language::en;
  record::TextStatus snippet_status = record::TextStatus::unmarked;
  std::string url;  // without language prefix: /law/…, /topic/…
  record::Region region;
  record::Status status;  // on the day asked for; of kinds without status: in_force
  bool has_status = false;
  bool status_from_dates = false;
  std::vector<record::Language> languages;
  double score = 0;
  bool is_citation = false;  // the query cites exactly this
  // Title and heading as the snippet is: HTML with <mark>; empty where nothing is marked.
  std::string title_marked, heading_marked;
  std::optional<Explanation> explanation;  // where the request asks for it
  std::vector<MatchedIn> matched;          // each place once; empty where nothing was asked for
  // group=instrument: further hits of the same instrument, best first (at most 3), and how many
  // more there are.
  std::vector<Hit> members;
  int more_members = 0;
};

struct FacetValue {
  std::string value;
  int count = 0;
};
struct Facet {
  // "region", "kind", "subject", "status", "language", "level" or "year"
  std::string name;
  std::vector<FacetValue> values;  // largest first
};

// One step of the ladder: another search that gives something where this one does not.
struct Rung {
  enum class Step {
    spelling,  // as it may have been meant
    filter,    // without one filter
    region,    // in another region
    word,      // without one word
    phrase,    // as words, not as a phrase
  };
  Step step = Step::filter;
  std::string name;   // of the filter
  std::string value;  // what is left out, or the region where something is found
  Request request;
  int count = 0;  // results that hold all that it asks
};
std::string_view code(Rung::Step step);  // "without_filter" …

// A document that the second stage of ranking looked at, with the values of feature_names().
struct Looked {
  record::Kind kind = record::Kind::instrument;
  std::string id, provision;
  std::vector<double> features;
};
std::vector<std::string_view> feature_names();

// A concept that words of the query name: records are found by its other labels too.
struct Expansion {
  std::string concept_id;
  ShownText label;  // as it stands in the query
  // Other labels, preferred or alternative, that stand in records; of labels that differ in script
  // alone one. At most kMostOtherLabels, the reader's language first.
  std::vector<ShownText> also;
};
inline constexpr std::size_t kMostOtherLabels = 6;

struct Results {
  std::string text;                  // the query as typed (valid UTF-8)
  std::string understood;            // the query as a tree in words, for the reader
  std::vector<Expansion> expanded;   // in the order of the query; those with other labels
  std::vector<std::string> notices;  // message keys: "query-cut", "terms-cut", …
  std::vector<Hint> hints;           // what was not understood, in the order of the text
  bool relaxed = false;
  std::vector<Looked> looked_at;  // only Request::with_features
  int total = 0;
  bool total_is_exact = true;
  int page = 1, per_page = 20;
  std::vector<Hit> hits;
  std::vector<Facet> facets;
  std::string suggestion;      // another spelling that gives more; may be empty
  std::string shown_for;       // the spelling whose results these are; empty: the query as typed
  std::vector<Rung> ladder;    // where no record holds all that is asked
  std::vector<Hit> proposals;  // similar records where there is no answer: no hits
};

record::Result<Results> search(index::ReaderPool& pool, const Request& request,
                               const record::Date& today);

// Where a citation leads.
struct CiteTarget {
  std::string instrument;
  std::string provision;  // as cited, "art42(2)"; empty: the instrument
  ShownText title;
  // /law/cn-patent-law/art42/2; of a provision that is not held the instrument.
  std::string url;
  bool provision_held = true;  // false: the instrument is held, no digest of the provision is
  bool version_held = true;    // false: no enactment of the year that is asked for is held
  // The decree that approves a code, cited by its number, where the code's article may be meant.
  bool approving_decree = false;
};

// One place of a text that cites, and where it leads.
struct CiteMention {
  text::Span span;                  // in CiteAnswer::text
  bool own = false;                 // a provision of the text itself: leads nowhere
  std::string name;                 // of the law as it stands in the text; may be empty
  std::string number;               // canonical, "cap559", "mo-dl-97-99-m"; may be empty
  std::string provision;            // "art42(2)"; may be empty
  int year = 0;                     // of the enactment that is asked for; 0: none
  std::vector<CiteTarget> targets;  // best first; empty: own, or a law outside the library
};

struct CiteAnswer {
  std::string text;                   // as typed, valid UTF-8
  std::vector<CiteMention> mentions;  // in the order of the text
  std::vector<CiteTarget> targets;    // of all mentions, each once, best first
  std::string not_understood;         // the part of the text that was not understood
};
inline constexpr std::size_t kMaxCiteBytes = 64 * 1024;

// What a text cites, on a day: where no year is named, the enactments in force then. Fails where
// the text is longer than kMaxCiteBytes (usage).
record::Result<CiteAnswer> cite(index::ReaderPool& pool, std::string_view text,
                                record::Language reader, const record::Date& day);

// The address of a record without language prefix: /law/x/art42, /topic/x, …
std::string url_of(record::Kind kind, std::string_view id, std::string_view provision = {});

}  // namespace gbalex::search
