#include "search/ladder.h"

#include <algorithm>
#include <array>

#include "search/units.h"

namespace gbalex::search {

namespace {

// Without the filters that are parameters. Two languages are no parameter: they stay typed.
Query bare(Query query) {
  Filters left;
  if (query.filters.languages.size() > 1) left.languages = query.filters.languages;
  query.filters = std::move(left);
  query.as_of.reset();
  return query;
}

// Filters that were typed as parameters: each can be left out.
Request filters_apart(const Request& request, const Query& query) {
  Request apart = request;
  const Filters& typed = query.filters;
  if (!typed.regions.empty()) apart.regions = typed.regions;
  if (!typed.kinds.empty()) apart.kinds = typed.kinds;
  if (!typed.subjects.empty()) apart.subjects = typed.subjects;
  if (!typed.statuses.empty()) apart.statuses = typed.statuses;
  if (!typed.levels.empty()) apart.levels = typed.levels;
  if (!typed.issuers.empty()) apart.issuers = typed.issuers;
  if (!typed.years.empty()) apart.years = typed.years;
  if (query.as_of) apart.as_of = query.as_of;
  if (typed.languages.size() == 1) apart.text_language = typed.languages.front();
  apart.text = bare(query).to_string();
  apart.page = 1;
  return apart;
}

template <typename Values>
std::string codes(const Values& values) {
  std::string list;
  for (const auto& value : values) {
    if (!list.empty()) list += ',';
    using Value = std::decay_t<decltype(value)>;
    if constexpr (std::is_same_v<Value, std::string>) {
      list += value;
    } else if constexpr (std::is_same_v<Value, YearRange>) {
      list += value.to_string();
    } else {
      list += record::code(value);
    }
  }
  return list;
}

class Ladder {
 public:
  Ladder(const Request& request, const Query& query, const Trial& trial)
      : base_(filters_apart(request, query)), query_(query), trial_(trial) {}

  std::vector<Rung> run() {
    leave_out("region", &Request::regions);
    leave_out("kind", &Request::kinds);
    leave_out("subject", &Request::subjects);
    leave_out("status", &Request::statuses);
    leave_out("level", &Request::levels);
    leave_out("issuer", &Request::issuers);
    leave_out("year", &Request::years);
    if (base_.text_language) {
      Request wider = base_;
      wider.text_language.reset();
      add({Rung::Step::filter, "language", std::string(code(*base_.text_language)), wider, 0});
    }
    sort_from(0);
    const std::size_t regions = rungs_.size();
    if (!base_.regions.empty()) add_regions();
    sort_from(regions);
    const std::size_t words = rungs_.size();
    add_words();
    sort_from(words);
    // One word less is advice as long as there are few of them.
    constexpr std::size_t kWords = 3;
    if (rungs_.size() > words + kWords) rungs_.resize(words + kWords);
    add_without_quotes();
    return std::move(rungs_);
  }

 private:
  void add(Rung rung) {
    rung.count = trial_.count(rung.request);
    if (rung.count > 0) rungs_.push_back(std::move(rung));
  }

  void sort_from(std::size_t first) {
    std::stable_sort(rungs_.begin() + static_cast<std::ptrdiff_t>(first), rungs_.end(),
                     [](const Rung& a, const Rung& b) { return a.count > b.count; });
  }

  template <typename Values>
  void leave_out(const char* name, Values Request::*values) {
    if ((base_.*values).empty()) return;
    Request wider = base_;
    (wider.*values).clear();
    add({Rung::Step::filter, name, codes(base_.*values), wider, 0});
  }

  void add_regions() {
    for (const record::Region region : record::kRegions) {
      const auto& chosen = base_.regions;
      if (std::find(chosen.begin(), chosen.end(), region) != chosen.end()) continue;
      Request other = base_;
      other.regions = {region};
      add({Rung::Step::region, "region", std::string(code(region)), other, 0});
    }
  }

  // The words of a text that may be left out: Latin words, dictionary words of Han characters.
  static std::vector<text::Span> words_of(std::string_view text) {
    std::vector<text::Span> words;
    for (const Unit& unit : make_units(text)) {
      if (!unit.han && !unit.stop) words.push_back(unit.span);
    }
    for (const text::Token& token : text::analyse(text, record::Language::zh_hans)) {
      if (token.kind == text::TokenKind::dictionary_word) words.push_back(token.span);
    }
    return words;
  }

  void add_words() {
    const Words* common = common_words(query_.root);
    if (common == nullptr) return;
    const std::string& text = common->text;
    const std::vector<text::Span> words = words_of(text);
    // Of a sentence no single word is the one too many.
    constexpr std::size_t kMostWords = 8;
    if (words.size() < 2 || words.size() > kMostWords) return;
    for (const text::Span& word : words) {
      if (!trial_.may_be_held(word)) continue;
      const std::string left = text.substr(0, word.begin) + text.substr(word.end);
      Request less = base_;
      less.text = bare(with_common_words(query_, left)).to_string();
      add({Rung::Step::word, "word", text.substr(word.begin, word.end - word.begin), less, 0});
    }
  }

  void add_without_quotes() {
    Query loose = query_;
    if (!loosen_phrases(loose, Loosen::all)) return;
    std::string phrases;
    for (const Phrase* phrase : wanted_phrases(query_.root)) {
      phrases += (phrases.empty() ? "" : ", ") + phrase->text;
    }
    Request words = base_;
    words.text = bare(std::move(loose)).to_string();
    add({Rung::Step::phrase, "phrase", phrases, words, 0});
  }

  Request base_;
  const Query& query_;
  const Trial& trial_;
  std::vector<Rung> rungs_;
};

// Whether a request leads anywhere where no record holds all that it asks.
int relaxed_total(Request request, const Trial& trial) {
  request.page = request.per_page = 1;
  return trial.run(request).total;
}

}  // namespace

std::string_view code(Rung::Step step) {
  switch (step) {
    case Rung::Step::spelling:
      return "spelling";
    case Rung::Step::filter:
      return "without_filter";
    case Rung::Step::region:
      return "other_region";
    case Rung::Step::word:
      return "without_word";
    case Rung::Step::phrase:
      return "without_quotes";
  }
  return "";
}

void offer_spelling(const Request& request, const Query& query,
                    const std::vector<Spelling>& spellings, int strict, const Trial& trial,
                    Results& results) {
  constexpr int kFarMore = 5;  // times as many results make a rare word a slip
  for (const Spelling& spelling : spellings) {
    Request mended = request;
    mended.text = with_common_words(query, spelling.text).to_string();
    const int count = trial.count(mended);
    const bool gives_more = count > kFarMore * strict;
    if (!gives_more && !(spelling.likely && strict == 0)) continue;
    mended.page = request.page;
    const bool sure = count > 0 || !spelling.han;
    const bool replace =
        !request.exact && strict == 0 && sure && (spelling.likely || results.hits.empty());
    Results shown;
    if (replace) shown = trial.run(mended);
    if (count == 0 && (replace ? shown.total : relaxed_total(mended, trial)) == 0) continue;
    results.suggestion = mended.text;
    if (replace && !shown.hits.empty()) {
      shown.text = results.text;
      shown.understood = results.understood;
      shown.suggestion = shown.shown_for = results.suggestion;
      shown.notices = results.notices;
      shown.hints = results.hints;
      results = std::move(shown);
    } else if (count > 0) {
      mended.page = 1;
      results.ladder.push_back({Rung::Step::spelling, "spelling", spelling.text, mended, count});
    }
    return;
  }
}

std::vector<Rung> ladder(const Request& request, const Query& query, const Trial& trial) {
  return Ladder(request, query, trial).run();
}

}  // namespace gbalex::search
