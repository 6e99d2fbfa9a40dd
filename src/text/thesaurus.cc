#include "text/thesaurus.h"

#include <algorithm>
#include <cstdio>

#include "text/fold.h"
#include "text/term.h"
#include "text/thesaurus_index.h"
#include "text/thesaurus_scan.h"

namespace gbalex::text {

namespace {

// Walks the labels from every beginning of a word and every Han character of one text.
class Scan {
 public:
  Scan(const Thesaurus::Index& index, std::string_view source, const Folded& folded)
      : index_(index), source_(source), folded_(folded), text_(folded.characters) {}

  std::vector<ScannedConcept> run() {
    for (std::size_t at = 0; at < text_.size();) {
      const Unit unit = unit_at(text_, at);
      if (unit.kind == CharacterClass::han) {
        if (index_.may_begin(text_, at)) {
          keys_.assign(1, character_key(text_[at]));
          walk(unit);
        }

      } else if (is_word(unit)) {
        if (may_begin(unit)) walk(unit);
      }
      at = unit.begin == Unit::kNone ? at + 1 : unit.end;
    }
    return std::move(all_);
  }

 private:
  static bool is_word(const Unit& unit) {
    return unit.kind == CharacterClass::letter || unit.kind == CharacterClass::digit;
  }

  // Leaves the keys of the word that labels begin with.
  bool may_begin(const Unit& word) {
    keys_.clear();
    const Wants wants = index_.wants(text_, word) & kFirst;
    if (wants == 0) return false;
    append_word_keys(source_, folded_, word, wants, keys_);
    std::erase_if(keys_, [this](Key key) { return !index_.first_keys.has(key); });
    return !keys_.empty();
  }

  // From the beginning of the labels, by the keys of the first unit.
  void walk(Unit unit) {
    const std::size_t begin = unit.begin;
    nodes_.assign(1, 0);
    found_.clear();
    while (true) {
      step();
      if (nodes_.empty()) break;
      for (const std::uint32_t node : nodes_) {
        for (const std::uint32_t number : index_.named[node]) {
          found_.push_back({number, begin, source_span(folded_, begin, unit.end)});
        }
      }
      unit = unit_after(text_, unit);
      if (unit.begin == Unit::kNone) break;
      keys_.clear();
      if (is_word(unit)) {
        const auto wants = static_cast<Wants>(index_.wants(text_, unit) >> kLater);
        append_word_keys(source_, folded_, unit, wants, keys_);
      } else {
        keys_.push_back(character_key(text_[unit.begin]));
      }
    }
    if (!found_.empty()) keep_found();
  }

  // From the nodes to their children by the keys of a unit.
  void step() {
    next_.clear();
    for (const std::uint32_t node : nodes_) {
      for (const Key key : keys_) index_.append_children(node, key, next_);
    }
    std::swap(nodes_, next_);
  }

  // The longest first, and none inside another of its concept.
  void keep_found() {
    std::ranges::sort(found_, [](const ScannedConcept& a, const ScannedConcept& b) {
      return a.span.end != b.span.end ? a.span.end > b.span.end : a.number < b.number;
    });
    ends_.resize(index_.terms.size(), 0);
    for (const ScannedConcept& found : found_) {
      if (found.span.end <= ends_[found.number]) continue;
      ends_[found.number] = found.span.end;
      all_.push_back(found);
    }
  }

  const Thesaurus::Index& index_;
  std::string_view source_;
  const Folded& folded_;
  std::u32string_view text_;
  std::vector<std::uint32_t> nodes_, next_;
  std::vector<Key> keys_;
  std::vector<ScannedConcept> found_;  // of one beginning
  std::vector<std::size_t> ends_;      // of each concept: where its last label ends
  std::vector<ScannedConcept> all_;
};

}  // namespace

std::vector<ScannedConcept> scan_concepts(const Thesaurus* thesaurus, std::string_view source,
                                          const Folded& folded) {
  if (thesaurus == nullptr || thesaurus->empty()) return {};
  return Scan(*thesaurus->index(), source, folded).run();
}

Thesaurus::Thesaurus() = default;
Thesaurus::Thesaurus(Thesaurus&&) noexcept = default;
Thesaurus& Thesaurus::operator=(Thesaurus&&) noexcept = default;
Thesaurus::~Thesaurus() = default;

Thesaurus::Thesaurus(std::span<const ConceptLabels> concepts)
    : index_(concepts.empty() ? nullptr : std::make_unique<const Index>(concepts)) {}

std::vector<Thesaurus::Match> Thesaurus::find(std::string_view source) const {
  std::vector<Match> matches;
  if (empty()) return matches;
  const Folded folded = fold(source);
  for (const ScannedConcept& found : scan_concepts(this, source, folded)) {
    matches.push_back({found.number, found.span});
  }
  return matches;
}

bool Thesaurus::empty() const { return index_ == nullptr; }
std::size_t Thesaurus::size() const { return empty() ? 0 : index_->terms.size(); }
const std::string& Thesaurus::term(std::uint32_t number) const { return index_->terms[number]; }

const std::string& Thesaurus::digest() const {
  static const std::string kNone;
  return empty() ? kNone : index_->digest;
}

std::string thesaurus_digest(std::span<const ConceptLabels> concepts) {
  if (concepts.empty()) return "";
  std::uint64_t sum = hash_of("");
  const auto add = [&sum](std::string_view text) {
    sum = hash_of(text, hash_of(std::to_string(text.size()) + ":", sum));
  };
  for (const ConceptLabels& each : concepts) {
    add(each.id);
    add(std::to_string(each.labels.size()));
    for (const ConceptLabel& label : each.labels) {
      add(record::code(label.language));
      add(label.text);
    }
  }
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(sum));
  return std::string("thesaurus-") + digits;
}

}  // namespace gbalex::text
