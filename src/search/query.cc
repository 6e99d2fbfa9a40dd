#include "search/query.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <type_traits>
#include <utility>

#include "search/query_source.h"

namespace gbalex::search {

namespace {

template <typename T>
void add_once(std::vector<T>& values, const std::vector<T>& more) {
  for (const T& value : more) {
    if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
  }
}

std::size_t terms_in(std::string_view text) {
  const auto tokens = text::analyse(text, record::Language::en, text::Extras::citations);
  return static_cast<std::size_t>(std::count_if(
      tokens.begin(), tokens.end(), [](const text::Token& token) { return token.position != 0; }));
}

// Whether anything is looked for: no words of marks only, no empty parentheses.
bool has_terms(const Node& node) {
  return std::visit(
      [](const auto& is) {
        using T = std::decay_t<decltype(is)>;
        if constexpr (std::is_same_v<T, Filters>) {
          return true;
        } else if constexpr (std::is_same_v<T, Words> || std::is_same_v<T, Phrase>) {
          return terms_in(is.text) > 0;
        } else {
          return std::any_of(is.of.begin(), is.of.end(), has_terms);
        }
      },
      node.is);
}

std::optional<int> read_year(std::string_view text) {
  int year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  if (text.size() != 4 || !whole || year < 1000) return std::nullopt;
  return year;
}

// The parts of a conjunction, sorted as they come.
class Conjunction {
 public:
  void add(Node node) {
    if (auto* all = std::get_if<All>(&node.is)) {
      for (Node& part : all->of) add(std::move(part));
    } else if (auto* words = std::get_if<Words>(&node.is)) {
      std::string& text = words_[static_cast<std::size_t>(words->field)];
      if (!text.empty()) text += ' ';
      text += words->text;
    } else if (auto* filters = std::get_if<Filters>(&node.is)) {
      filters_.add(*filters);
    } else {
      const bool phrase = std::holds_alternative<Phrase>(node.is);
      const bool any = std::holds_alternative<Any>(node.is);
      (phrase ? phrases_ : any ? alternatives_ : exclusions_).push_back(std::move(node));
    }
  }

  std::vector<Node> take() {
    std::vector<Node> parts;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (words_[i].empty()) continue;
      parts.push_back({Words{static_cast<TextField>(i), std::move(words_[i])}});
    }
    for (std::vector<Node>* nodes : {&phrases_, &alternatives_, &exclusions_}) {
      for (Node& node : *nodes) parts.push_back(std::move(node));
    }
    if (!filters_.empty()) parts.push_back({std::move(filters_)});
    return parts;
  }

 private:
  std::array<std::string, 3> words_;  // by TextField
  std::vector<Node> phrases_, alternatives_, exclusions_;
  Filters filters_;
};

}  // namespace

std::optional<YearRange> YearRange::parse(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) {
    const auto year = read_year(text);
    if (!year) return std::nullopt;
    return YearRange{year, year};
  }
  const std::string_view first = text.substr(0, dots), last = text.substr(dots + 2);
  const YearRange range{read_year(first), read_year(last)};
  const bool bad = (!first.empty() && !range.from) || (!last.empty() && !range.to);
  const bool empty = !range.from && !range.to;
  const bool backwards = range.from && range.to && *range.from > *range.to;
  if (bad || empty || backwards) return std::nullopt;
  return range;
}

std::string YearRange::to_string() const {
  if (from && from == to) return std::to_string(*from);
  return (from ? std::to_string(*from) : "") + ".." + (to ? std::to_string(*to) : "");
}

void Filters::add(const Filters& more) {
  add_once(regions, more.regions);
  add_once(kinds, more.kinds);
  add_once(subjects, more.subjects);
  add_once(statuses, more.statuses);
  add_once(languages, more.languages);
  add_once(levels, more.levels);
  add_once(issuers, more.issuers);
  add_once(years, more.years);
}

bool operator==(const Node& a, const Node& b) {
  if (a.is.index() != b.is.index()) return false;
  return std::visit(
      [&b](const auto& is) {
        using T = std::decay_t<decltype(is)>;
        const T& other = std::get<T>(b.is);
        if constexpr (requires { is.of; }) {
          return is.of == other.of;
        } else {
          return is == other;
        }
      },
      a.is);
}

Node make_all(std::vector<Node> nodes) {
  Conjunction conjunction;
  for (Node& node : nodes) conjunction.add(std::move(node));
  std::vector<Node> parts = conjunction.take();
  if (parts.size() == 1) return std::move(parts.front());
  return {All{std::move(parts)}};
}

Node make_any(std::vector<Node> nodes) {
  std::vector<Node> alternatives;
  for (Node& node : nodes) {
    if (auto* any = std::get_if<Any>(&node.is)) {
      for (Node& part : any->of) alternatives.push_back(std::move(part));
    } else if (has_terms(node)) {
      alternatives.push_back(std::move(node));
    }
  }
  if (alternatives.empty()) return {All{}};
  if (alternatives.size() == 1) return std::move(alternatives.front());
  return {Any{std::move(alternatives)}};
}

Node make_not(Node node) {
  if (auto* inner = std::get_if<Not>(&node.is)) {
    Node twice = std::move(inner->of.front());
    return twice;
  }
  if (!has_terms(node)) return {All{}};
  if (auto* words = std::get_if<Words>(&node.is)) {
    // What is typed without a blank is one thing: -97/99/M is not "97 and 99 and M somewhere".
    const bool one_piece = words->text.find(' ') == std::string::npos;
    if (one_piece && terms_in(words->text) > 1) {
      node = {Phrase{words->field, std::move(words->text), false}};
    }
  }
  std::vector<Node> one;
  one.push_back(std::move(node));
  return {Not{std::move(one)}};
}

std::string_view code(Hint::What what) {
  using enum Hint::What;
  switch (what) {
    case unclosed_quote:
      return "unclosed-quote";
    case unclosed_parenthesis:
      return "unclosed-parenthesis";
    case stray_parenthesis:
      return "stray-parenthesis";
    case too_deep:
      return "too-deep";
    case lone_operator:
      return "lone-operator";
    case unknown_field:
      return "unknown-field";
    case unknown_value:
      return "unknown-value";
    case missing_value:
      return "missing-value";
    case bad_year:
      return "bad-year";
    case bad_day:
      return "bad-day";
    case excluded_day:
      return "excluded-day";
  }
  return "";
}

const Words* common_words(const Node& root) {
  const auto of = [](const Node& node) {
    const auto* words = std::get_if<Words>(&node.is);
    return words != nullptr && words->field == TextField::anywhere ? words : nullptr;
  };
  const auto* all = std::get_if<All>(&root.is);
  if (all == nullptr) return of(root);
  return all->of.empty() ? nullptr : of(all->of.front());
}

namespace {

void collect_phrases(const Node& node, std::vector<const Phrase*>& phrases) {
  if (const auto* phrase = std::get_if<Phrase>(&node.is)) phrases.push_back(phrase);
  const auto* all = std::get_if<All>(&node.is);
  const auto* any = std::get_if<Any>(&node.is);
  if (all == nullptr && any == nullptr) return;
  for (const Node& part : all != nullptr ? all->of : any->of) collect_phrases(part, phrases);
}

bool is_loosened(const Phrase& phrase, Loosen which) {
  return which == Loosen::all || phrase.emphasis;
}

Node loosened(const Node& node, Loosen which) {
  const auto parts = [which](const std::vector<Node>& of) {
    std::vector<Node> loose;
    for (const Node& part : of) loose.push_back(loosened(part, which));
    return loose;
  };
  if (const auto* all = std::get_if<All>(&node.is)) return make_all(parts(all->of));
  if (const auto* any = std::get_if<Any>(&node.is)) return make_any(parts(any->of));
  const auto* phrase = std::get_if<Phrase>(&node.is);
  if (phrase == nullptr || !is_loosened(*phrase, which)) return node;
  return {Words{phrase->field, plain_words(phrase->text)}};
}

}  // namespace

std::vector<const Phrase*> wanted_phrases(const Node& root) {
  std::vector<const Phrase*> phrases;
  collect_phrases(root, phrases);
  return phrases;
}

bool loosen_phrases(Query& query, Loosen which) {
  const std::vector<const Phrase*> phrases = wanted_phrases(query.root);
  const bool none = std::none_of(phrases.begin(), phrases.end(), [which](const Phrase* phrase) {
    return is_loosened(*phrase, which);
  });
  if (none) return false;
  query.root = loosened(query.root, which);
  return true;
}

Query with_common_words(const Query& query, const std::string& words) {
  Query other = query;
  std::vector<Node> parts;
  if (words.find_first_not_of(' ') != std::string::npos) {
    parts.push_back({Words{TextField::anywhere, words}});
  }
  const Words* common = common_words(query.root);
  if (const auto* all = std::get_if<All>(&query.root.is)) {
    const std::ptrdiff_t first = common == nullptr ? 0 : 1;
    parts.insert(parts.end(), all->of.begin() + first, all->of.end());
  } else if (common == nullptr) {
    parts.push_back(query.root);
  }
  other.root = make_all(std::move(parts));
  return other;
}

std::string cleaned(std::string_view text, std::size_t max, bool& was_cut) {
  std::string clean;
  was_cut = false;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t size = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    std::string_view character = text.substr(at, size);
    const bool valid = text::is_valid_utf8(character);
    at += valid ? character.size() : 1;
    if (!valid) {
      character = "\xEF\xBF\xBD";
    } else if (lead < 0x20 || lead == 0x7F) {
      character = " ";
    }
    if (clean.size() + character.size() > max) {
      was_cut = true;
      break;
    }
    clean += character;
  }
  return clean;
}

}  // namespace gbalex::search
