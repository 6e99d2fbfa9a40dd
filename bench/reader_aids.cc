// How fast suggestions are, and how well misspelled titles are mended, on an index.
//
//   bench_reader_aids suggest DATA        latency of every beginning of every title, and what
//                                         loading titles and vocabulary of a new revision takes
//   bench_reader_aids spelling DATA       slips made at random in words of titles (fixed seed): how
//                                         many are mended to what was meant; and how many right
//                                         titles get a proposal
//
// DATA is a --data directory of `gbalex build`.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "index/completions.h"
#include "search/search.h"
#include "search/suggest.h"
#include "text/pinyin.h"

namespace {

using namespace gbalex;
using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

record::Date today() { return *record::Date::of_day(2026, 11, 24); }

std::vector<index::Completion> titles_of(index::ReaderPool& pool, double& load) {
  std::vector<index::Completion> titles;
  const auto begin = Clock::now();
  const auto read =
      pool.with([&](const index::Reader& reader) { titles = reader.completions().titles(); });
  load = milliseconds_since(begin);
  if (!read) std::fprintf(stderr, "%s\n", read.error().to_string().c_str());
  return titles;
}

int measure_suggestions(index::ReaderPool& pool) {
  double load = 0;
  const auto titles = titles_of(pool, load);
  std::vector<double> times;
  for (const index::Completion& title : titles) {
    const std::u32string characters = text::fold(title.text).characters;
    for (std::size_t size = 1; size <= std::min<std::size_t>(characters.size(), 12); ++size) {
      const std::string typed = text::to_text(std::u32string_view(characters).substr(0, size));
      const auto begin = Clock::now();
      const auto found = search::suggest(pool, typed, title.language, 8, today());
      times.push_back(milliseconds_since(begin));
      if (!found) return 1;
    }
  }
  if (times.empty()) return 1;
  std::sort(times.begin(), times.end());
  const auto at = [&times](double share) {
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
  };
  const auto begin = Clock::now();
  const auto read =
      pool.with([](const index::Reader& reader) { static_cast<void>(reader.vocabulary()); });
  if (!read) return 1;
  std::printf("vocabulary loaded in %.1f ms\n", milliseconds_since(begin));
  std::printf(
      "titles %zu, loaded in %.1f ms\nsuggestions %zu: p50 %.3f ms, p99 %.3f ms, max %.3f ms\n",
      titles.size(), load, times.size(), at(.5), at(.99), times.back());
  return 0;
}

// Makes one slip; empty where the text has no place for it.
class Slips {
 public:
  explicit Slips(const std::vector<index::Completion>& titles) {
    for (const index::Completion& title : titles) {
      for (const char32_t c : text::fold(title.text).characters) {
        if (!text::is_han(c) || !known_.insert(c).second) continue;
        alike_[std::string(text::pinyin(c))].push_back(c);
        han_.push_back(c);
      }
    }
  }

  std::u32string homophone(std::u32string text) {
    for (int tries = 0; tries < 20; ++tries) {
      const std::size_t at = pick(text.size());
      const auto& alike = alike_[std::string(text::pinyin(text[at]))];
      if (alike.size() < 2) continue;
      const char32_t other = alike[pick(alike.size())];
      if (other == text[at]) continue;
      text[at] = other;
      return text;
    }
    return {};
  }
  std::u32string wrong(std::u32string text) {
    const std::size_t at = pick(text.size());
    const char32_t other = text::is_han(text[at]) ? han_[pick(han_.size())] : letter();
    if (other == text[at]) return {};
    text[at] = other;
    return text;
  }
  std::u32string missing(std::u32string text) {
    text.erase(pick(text.size()), 1);
    return text;
  }
  std::u32string surplus(std::u32string text) {
    const std::size_t at = pick(text.size());
    text.insert(at, 1, text[at]);
    return text;
  }
  std::u32string swapped(std::u32string text) {
    const std::size_t at = pick(text.size() - 1);
    if (text[at] == text[at + 1]) return {};
    std::swap(text[at], text[at + 1]);
    return text;
  }

 private:
  std::size_t pick(std::size_t below) { return random_() % below; }
  char32_t letter() { return U'a' + static_cast<char32_t>(pick(26)); }

  std::mt19937 random_{20261124};
  std::set<char32_t> known_;
  std::map<std::string, std::vector<char32_t>> alike_;
  std::vector<char32_t> han_;
};

// Words of a title: of Han characters two dictionary words side by side, of others one long word.
std::vector<std::u32string> words_of(const index::Completion& title) {
  std::vector<std::u32string> words;
  text::Span before{0, 0};
  for (const text::Token& token : text::analyse(title.text, title.language)) {
    const auto add = [&](const text::Span& span) {
      words.push_back(
          text::fold(std::string_view(title.text).substr(span.begin, span.end - span.begin))
              .characters);
    };
    constexpr std::size_t kLong = 6;
    if (token.kind == text::TokenKind::word && token.term.size() >= kLong) add(token.span);
    if (token.kind != text::TokenKind::dictionary_word) continue;
    if (before.end == token.span.begin && before.end > 0) add({before.begin, token.span.end});
    before = token.span;
  }
  return words;
}

struct Tally {
  int found = 0;  // finds records as it is: another word, or the beginning of one
  int asked = 0, mended = 0, other = 0, none = 0;
};

int measure_spelling(index::ReaderPool& pool) {
  double load = 0;
  const auto titles = titles_of(pool, load);
  std::map<record::Language, std::set<std::u32string>> words;
  for (const index::Completion& title : titles) {
    for (const std::u32string& word : words_of(title)) words[title.language].insert(word);
  }
  words.erase(record::Language::zh_hant);  // folded: the same words
  const auto finds = [&pool](const std::u32string& typed) {
    search::Request request;
    request.text = text::to_text(typed);
    request.exact = true;
    const auto results = search::search(pool, request, today());
    return results && results->total > 0 && !results->relaxed;
  };
  const auto suggestion = [&pool](const std::u32string& typed, record::Language language) {
    search::Request request;
    request.text = text::to_text(typed);
    request.reader = language;
    const auto results = search::search(pool, request, today());
    return results ? results->suggestion : std::string("error");
  };
  Slips slips(titles);
  using Slip = std::u32string (Slips::*)(std::u32string);
  const std::vector<std::pair<const char*, Slip>> kinds = {{"homophone", &Slips::homophone},
                                                           {"wrong", &Slips::wrong},
                                                           {"missing", &Slips::missing},
                                                           {"surplus", &Slips::surplus},
                                                           {"swapped", &Slips::swapped}};
  for (const auto& [language, of_language] : words) {
    int proposed = 0;
    for (const std::u32string& word : of_language) {
      if (!suggestion(word, language).empty()) ++proposed;
    }
    std::printf("%s: %d of %zu right words got a proposal\n",
                std::string(record::code(language)).c_str(), proposed, of_language.size());
    const bool han = language == record::Language::zh_hans;
    for (const auto& [name, slip] : kinds) {
      if (std::string_view(name) == (han ? "swapped" : "homophone")) continue;
      Tally tally;
      for (const std::u32string& word : of_language) {
        const std::u32string typed = (slips.*slip)(word);
        // A slip that gives another word of a title is no slip.
        if (typed.empty() || of_language.contains(typed)) continue;
        if (finds(typed)) {
          ++tally.found;
          continue;
        }
        ++tally.asked;
        const std::string got = text::fold_key(suggestion(typed, language));
        const bool right = got == text::to_text(word);
        ++(right ? tally.mended : got.empty() ? tally.none : tally.other);
      }
      if (tally.asked == 0) continue;
      std::printf(
          "  %-10s %4d (%d more find records as they are): mended %.1f %%, to another word "
          "%.1f %%, nothing %.1f %%\n",
          name, tally.asked, tally.found, 100.0 * tally.mended / tally.asked,
          100.0 * tally.other / tally.asked, 100.0 * tally.none / tally.asked);
    }
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string what = argc == 3 ? argv[1] : "";
  if (what != "suggest" && what != "spelling") {
    std::fprintf(stderr, "usage: bench_reader_aids suggest|spelling DATA\n");
    return 2;
  }
  auto pool = index::ReaderPool::open(argv[2]);
  if (!pool) {
    std::fprintf(stderr, "%s\n", pool.error().to_string().c_str());
    return 3;
  }
  return what == "suggest" ? measure_suggestions(**pool) : measure_spelling(**pool);
}
