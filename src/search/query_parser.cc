// parse(): one pass over the glyphs with a stack of open parentheses, no recursion.
#include <algorithm>
#include <optional>
#include <utility>

#include "search/query.h"
#include "search/query_fields.h"
#include "search/query_source.h"

namespace gbalex::search {

namespace {

constexpr std::string_view kAnd = "AND", kNot = "NOT";

struct Place {
  std::size_t begin, end;
};

// A pair of parentheses, or the whole query, while it is read.
struct Level {
  std::optional<FieldName> field;  // stood before the parenthesis
  bool negated = false;
  std::vector<Node> alternatives;  // finished, each followed by an OR
  std::vector<Node> parts;         // of the conjunction being read
  std::optional<Place> last_or, and_pending, not_pending;
  bool negate_next = false;  // an odd number of NOTs
};

bool is_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c == U'_';
}

// (1), (b), (iv), （三）: the number of a paragraph, not a part of the question.
bool is_enumerator(const QuerySource& source, std::size_t open) {
  constexpr std::u32string_view kNumerals = U"〇零一二三四五六七八九十百";
  constexpr std::size_t kLongest = 4;
  const std::size_t close = source.close_of(open);
  if (close == open + 1 || close - open - 1 > kLongest) return false;
  for (std::size_t i = open + 1; i < close; ++i) {
    const char32_t c = source[i];
    const bool fits =
        is_letter(c) || (c >= U'0' && c <= U'9') || kNumerals.find(c) != kNumerals.npos;
    if (!fits) return false;
  }
  return operator_at(source, open + 1, close).empty();
}

class Parser {
 public:
  explicit Parser(std::string_view text) : source_(text) {}

  Query run() {
    levels_.emplace_back();
    while (at_ < source_.size()) {
      if (source_.is_blank(at_)) {
        ++at_;
      } else if (source_[at_] == U')') {
        ++at_;
        close();
      } else {
        read_operand();
      }
    }
    Node root = finish(levels_.back());
    if (auto* all = std::get_if<All>(&root.is); all != nullptr && !all->of.empty()) {
      if (auto* filters = std::get_if<Filters>(&all->of.back().is)) {
        query_.filters = std::move(*filters);
        all->of.pop_back();
        root = make_all(std::move(all->of));
      }
    } else if (auto* filters = std::get_if<Filters>(&root.is)) {
      query_.filters = std::move(*filters);
      root = {All{}};
    }
    query_.root = std::move(root);
    query_.hints.insert(query_.hints.end(), source_.hints().begin(), source_.hints().end());
    std::stable_sort(query_.hints.begin(), query_.hints.end(),
                     [](const Hint& a, const Hint& b) { return a.column < b.column; });
    return std::move(query_);
  }

 private:
  Level& level() { return levels_.back(); }

  void hint(Hint::What what, std::size_t begin, std::size_t end) {
    query_.hints.push_back(source_.hint(what, begin, end));
  }

  void take(Node node, bool negated) {
    Level& open = level();
    if (negated != open.negate_next) node = make_not(std::move(node));
    open.negate_next = false;
    open.not_pending.reset();
    open.and_pending.reset();
    open.parts.push_back(std::move(node));
  }

  // An operator with nothing to join is a word.
  void take_lone(const Place& place) {
    hint(Hint::What::lone_operator, place.begin, place.end);
    const std::string word = as_word(source_.half_width(place.begin, place.end));
    level().parts.push_back({Words{TextField::anywhere, word}});
  }

  void settle_pending() {
    Level& open = level();
    open.negate_next = false;
    for (std::optional<Place>* pending : {&open.and_pending, &open.not_pending}) {
      if (const auto place = std::exchange(*pending, std::nullopt)) take_lone(*place);
    }
  }

  void take_operator(std::string_view word, const Place& place) {
    Level& open = level();
    if (word == kNot) {
      open.negate_next = !open.negate_next;
      open.not_pending = place;
      return;
    }
    settle_pending();
    if (open.parts.empty()) return take_lone(place);
    if (word == kAnd) {
      open.and_pending = place;
    } else {
      open.alternatives.push_back(make_all(std::exchange(open.parts, {})));
      open.last_or = place;
    }
  }

  Node finish(Level& done) {
    settle_pending();
    if (done.parts.empty() && !done.alternatives.empty()) {
      done.parts.push_back(std::move(done.alternatives.back()));
      done.alternatives.pop_back();
      take_lone(*done.last_or);
    }
    Node last = make_all(std::move(done.parts));
    if (done.alternatives.empty()) return last;
    done.alternatives.push_back(std::move(last));
    return make_any(std::move(done.alternatives));
  }

  void close() {
    Node node = finish(level());
    const bool negated = level().negated;
    levels_.pop_back();
    const bool empty = node == Node{All{}};
    if (empty) return settle_pending();
    take(std::move(node), negated);
  }

  // -field:word, -field:"phrase", -field:(…), each with or without what stands before.
  void read_operand() {
    const std::size_t start = at_;
    const char32_t next = source_[at_ + 1];
    const bool negated =
        source_[at_] == U'-' && next != U'\0' && next != U' ' && next != U'-' && next != U')';
    if (negated) ++at_;
    const std::size_t first = at_;
    std::optional<FieldName> field = read_field();
    const bool named = field.has_value();
    if (!named) field = level().field;
    if (source_.opens_quote(at_)) return read_phrase(field, negated, first);
    if (source_.opens_parenthesis(at_) && !is_enumerator(source_, at_)) {
      return open(field, negated);
    }
    const std::size_t begin = at_;
    skip_word();
    const std::string word = operator_at(source_, begin, at_);
    if (!word.empty() && !negated && !named) return take_operator(word, {start, at_});
    take_word(field, negated, {named ? first : begin, at_}, begin);
  }

  // Reads "name:" when something follows; else stays.
  std::optional<FieldName> read_field() {
    constexpr std::size_t kLongest = 16;
    std::size_t end = at_;
    while (end - at_ <= kLongest && is_letter(source_[end])) ++end;
    if (source_[end] != U':' || end - at_ < 2) return std::nullopt;
    const auto field = parse_field(source_.half_width(at_, end));
    const char32_t next = source_[end + 1];
    const bool valued = next != U'\0' && next != U' ' && next != U')';
    if (field && valued) {
      at_ = end + 1;
      return field;
    }
    if (field) hint(Hint::What::missing_value, at_, end + 1);
    if (!field && valued && next != U'/') hint(Hint::What::unknown_field, at_, end + 1);
    return std::nullopt;
  }

  void open(std::optional<FieldName> field, bool negated) {
    if (levels_.size() > kMaxNesting) {
      source_.blank_out(at_);
      return;
    }
    ++at_;
    Level inner;
    inner.field = field;
    inner.negated = negated;
    levels_.push_back(std::move(inner));
  }

  void read_phrase(std::optional<FieldName> field, bool negated, std::size_t first) {
    const std::size_t open = at_, close = source_.close_of(at_);
    at_ = close + 1;
    std::string text(source_.text(open + 1, close));
    if (field && !text_field(*field)) return take_value(*field, text, text, negated, {first, at_});
    if (text::analyse(text, record::Language::en, text::Extras::citations).empty()) return;
    take({Phrase{field ? *text_field(*field) : TextField::anywhere, std::move(text),
                 source_[open] != U'"'}},
         negated);
  }

  // To the next blank, quotation, or parenthesis that is not part of the word.
  void skip_word() {
    const std::size_t begin = at_;
    while (at_ < source_.size()) {
      if (source_.is_blank(at_) || source_[at_] == U')' || source_.opens_quote(at_)) break;
      if (source_.opens_parenthesis(at_)) {
        if (!source_.is_solid(at_) && at_ > begin) break;
        at_ = source_.close_of(at_);
      }
      ++at_;
    }
  }

  void take_word(std::optional<FieldName> field, bool negated, Place place, std::size_t value) {
    if (field && !text_field(*field)) {
      return take_value(*field, source_.half_width(value, place.end),
                        source_.text(value, place.end), negated, place);
    }
    std::string text(source_.text(value, place.end));
    if (const std::string word = operator_at(source_, value, place.end); !word.empty()) {
      text = as_word(word);
    }
    take({Words{field ? *text_field(*field) : TextField::anywhere, std::move(text)}}, negated);
  }

  // `code` is the value in half width, `text` as typed.
  void take_value(FieldName field, std::string_view code, std::string_view text, bool negated,
                  Place place) {
    const bool excluded = negated != level().negate_next;
    FieldValue value = read_value(field, field == FieldName::issuer ? text : code);
    if (auto* filters = std::get_if<Filters>(&value)) {
      return take({std::move(*filters)}, negated);
    }
    if (const auto* day = std::get_if<record::Date>(&value)) {
      if (!excluded) {
        query_.as_of = *day;
        level().and_pending.reset();
        return;
      }
      value = Hint::What::excluded_day;
    }
    hint(std::get<Hint::What>(value), place.begin, place.end);
    take_as_text(place, negated);
  }

  // A filter that means nothing is looked for as it stands.
  void take_as_text(Place place, bool negated) {
    std::size_t quote = place.begin;
    while (quote < place.end && !source_.opens_quote(quote)) ++quote;
    if (quote == place.end) {
      const std::string text(source_.text(place.begin, place.end));
      return take({Words{TextField::anywhere, text}}, negated);
    }
    std::string phrase(source_.text(quote + 1, place.end - 1));
    std::vector<Node> parts;
    if (quote > place.begin) {
      parts.push_back({Words{TextField::anywhere, std::string(source_.text(place.begin, quote))}});
    }
    if (!text::analyse(phrase, record::Language::en, text::Extras::citations).empty()) {
      parts.push_back({Phrase{TextField::anywhere, std::move(phrase), source_[quote] != U'"'}});
    }
    if (!parts.empty()) take(make_all(std::move(parts)), negated);
  }

  QuerySource source_;
  std::size_t at_ = 0;
  std::vector<Level> levels_;
  Query query_;
};

// Leaves out what lies behind the first kMaxTerms terms; true when that was anything.
class TermLimit {
 public:
  Node limited(Node node) {
    if (auto* words = std::get_if<Words>(&node.is)) return limited_words(std::move(*words));
    if (auto* phrase = std::get_if<Phrase>(&node.is)) {
      if (left_ == 0) return nothing();
      const std::size_t terms = positions(phrase->text).size();
      if (terms > left_) return nothing();
      left_ -= terms;
      return node;
    }
    if (auto* all = std::get_if<All>(&node.is)) return make_all(limited_parts(all->of));
    if (auto* any = std::get_if<Any>(&node.is)) return make_any(limited_parts(any->of));
    if (auto* no = std::get_if<Not>(&node.is)) {
      return make_not(limited(std::move(no->of.front())));
    }
    return node;
  }
  [[nodiscard]] bool was_cut() const { return was_cut_; }

 private:
  // Ends of the terms with positions.
  static std::vector<std::size_t> positions(std::string_view text) {
    std::vector<std::size_t> ends;
    for (const auto& token : text::analyse(text, record::Language::en, text::Extras::citations)) {
      if (token.position != 0) ends.push_back(token.span.end);
    }
    return ends;
  }

  Node nothing() {
    was_cut_ = true;
    left_ = 0;
    return {All{}};
  }

  Node limited_words(Words words) {
    if (left_ == 0) return nothing();
    const std::vector<std::size_t> ends = positions(words.text);
    if (ends.size() <= left_) {
      left_ -= ends.size();
      return {std::move(words)};
    }
    words.text.resize(ends[left_ - 1]);
    nothing();
    // Whole pieces as typed; of a single long one what is left of it as words.
    const std::size_t blank = words.text.rfind(' ');
    if (blank == std::string::npos) {
      words.text = plain_words(words.text);
    } else {
      words.text.resize(blank);
    }
    return {std::move(words)};
  }

  std::vector<Node> limited_parts(std::vector<Node>& parts) {
    std::vector<Node> kept;
    for (Node& part : parts) kept.push_back(limited(std::move(part)));
    return kept;
  }

  std::size_t left_ = kMaxTerms;
  bool was_cut_ = false;
};

}  // namespace

Query parse(std::string_view text) {
  Query query = Parser(text).run();
  TermLimit limit;
  query.root = limit.limited(std::move(query.root));
  query.was_cut = limit.was_cut();
  return query;
}

}  // namespace gbalex::search
