#include "intake/hklm_pair.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "intake/hklm_title.h"
#include "record/vocabulary.h"
#include "text/unicode.h"

namespace gbalex::intake {
namespace {

using library::Mark;
using library::Unit;
using library::UnitKind;
using library::Wording;

constexpr std::size_t kLongestTerm = 200;  // bytes that a term in brackets may have

std::string_view marked(const Unit& unit, const Mark& mark) {
  return std::string_view(unit.text).substr(mark.begin, mark.end - mark.begin);
}

bool is_han(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded decoded = text::decode(text, at);
    if (text::classify(decoded.character) == text::CharacterClass::han) return true;
    at += decoded.length;
  }
  return false;
}

// The bracket behind byte `at`, "rule of law" of " (rule of law) 指"; empty where none follows.
std::string_view bracket_behind(std::string_view text, std::size_t at) {
  text.remove_prefix(std::min(at, text.size()));
  for (const std::string_view skip : {"》", "”", " "}) {
    if (text.starts_with(skip)) text.remove_prefix(skip.size());
  }
  if (!text.starts_with('(')) return {};
  const std::size_t end = text.find(')');
  if (end == std::string_view::npos || end > kLongestTerm) return {};
  return text.substr(1, end - 1);
}

class Terms {
 public:
  explicit Terms(const Wording& wording) : own_(record::code(wording.language)) {
    collect(wording.preface);
    collect(wording.units);
  }
  std::vector<DefinedTerm> take() { return std::move(terms_); }

 private:
  void collect(const std::vector<Unit>& units) {
    for (const Unit& unit : units) {
      of(unit);
      collect(unit.units);
    }
  }

  void of(const Unit& unit) {
    for (std::size_t i = 0; i < unit.marks.size(); ++i) {
      const Mark& mark = unit.marks[i];
      if (mark.kind != Mark::Kind::term || mark.value != own_) continue;
      const std::string_view bracket = bracket_behind(unit.text, mark.end);
      if (bracket.empty()) continue;
      const auto end = static_cast<std::size_t>(bracket.data() + bracket.size() - unit.text.data());
      const bool is_marked = i + 1 < unit.marks.size() && unit.marks[i + 1].begin < end &&
                             unit.marks[i + 1].kind == Mark::Kind::term &&
                             unit.marks[i + 1].value != own_;
      if (is_marked) {
        add(unit, mark, marked(unit, unit.marks[i + 1]), unit.marks[i + 1].value);
      } else if (is_han(bracket) != is_han(marked(unit, mark))) {
        add(unit, mark, bracket, is_han(bracket) ? "zh-Hant" : "en");
      }
    }
  }

  void add(const Unit& unit, const Mark& mark, std::string_view foreign, std::string language) {
    terms_.push_back({std::string(hklm::bare_title(marked(unit, mark))),
                      std::string(hklm::bare_title(foreign)), std::move(language), &unit});
  }

  std::string own_;
  std::vector<DefinedTerm> terms_;
};

// What tells a definition in both languages: its terms, the English one first.
using Definitions = std::unordered_map<const Unit*, std::string>;

Definitions definitions_of(const Wording& wording) {
  Definitions definitions;
  for (const DefinedTerm& term : defined_terms(wording)) {
    const bool foreign_first = term.language == "en";
    definitions.try_emplace(term.unit, foreign_first ? term.foreign + "\n" + term.term
                                                     : term.term + "\n" + term.foreign);
  }
  return definitions;
}

// What a unit can be known by in the other language.
struct Keyed {
  const Unit* unit;
  std::string number;      // as it is cited, definitions passed over: "s2(1)(a)"
  std::string definition;  // that it stands under; empty: none
};

class KeyedUnits {
 public:
  explicit KeyedUnits(const Wording& wording) : definitions_(definitions_of(wording)) {
    collect(wording.preface, {}, {});
    collect(wording.units, {}, {});
  }
  std::vector<Keyed> take() { return std::move(units_); }

 private:
  void collect(const std::vector<Unit>& units, const std::string& around,
               const std::string& definition) {
    for (const Unit& unit : units) {
      const std::string number = unit.id.empty() ? around + unit.number : unit.id;
      if (!unit.pair.empty()) units_.push_back({&unit, number, definition});
      const auto found = definitions_.find(&unit);
      const bool defines = unit.kind == UnitKind::text && found != definitions_.end();
      collect(unit.units, number, defines ? found->second : definition);
    }
  }

  Definitions definitions_;
  std::vector<Keyed> units_;
};

using Found = std::unordered_map<const Unit*, const Unit*>;
using Key = std::tuple<UnitKind, std::string, std::string>;
using KeyOf = Key (*)(const Keyed&);

// From the surest to the least sure.
constexpr std::array<KeyOf, 4> kKeys = {
    [](const Keyed& keyed) -> Key {
      return {keyed.unit->kind, keyed.number, keyed.definition};
    },
    [](const Keyed& keyed) -> Key {
      return {keyed.unit->kind, keyed.unit->pair, keyed.definition};
    },
    [](const Keyed& keyed) -> Key {
      return {keyed.unit->kind, keyed.number, {}};
    },
    [](const Keyed& keyed) -> Key {
      return {keyed.unit->kind, keyed.unit->pair, {}};
    }};

// Pairs what is not in `found` yet, the n-th of a key with the n-th.
void pair_round(const std::vector<Keyed>& left, const std::vector<Keyed>& right, KeyOf key_of,
                Found& found, std::set<const Unit*>& taken) {
  std::map<Key, std::vector<const Unit*>> waiting;
  for (auto keyed = right.rbegin(); keyed != right.rend(); ++keyed) {
    if (!taken.contains(keyed->unit)) waiting[key_of(*keyed)].push_back(keyed->unit);
  }
  for (const Keyed& keyed : left) {
    if (found.contains(keyed.unit)) continue;
    const auto place = waiting.find(key_of(keyed));
    if (place == waiting.end() || place->second.empty()) continue;
    found.emplace(keyed.unit, place->second.back());
    taken.insert(place->second.back());
    place->second.pop_back();
  }
}

}  // namespace

std::vector<DefinedTerm> defined_terms(const Wording& wording) { return Terms(wording).take(); }

std::size_t Pairs::count(UnitKind kind) const {
  return static_cast<std::size_t>(
      std::ranges::count_if(units, [&](const Pair& pair) { return pair.left->kind == kind; }));
}

Pairs pair_by_key(const Wording& left, const Wording& right) {
  const std::vector<Keyed> lefts = KeyedUnits(left).take(), rights = KeyedUnits(right).take();
  Found found;
  std::set<const Unit*> taken;
  for (const KeyOf key_of : kKeys) pair_round(lefts, rights, key_of, found, taken);
  Pairs pairs;
  for (const Keyed& keyed : lefts) {
    const auto other = found.find(keyed.unit);
    if (other == found.end()) {
      pairs.left_only.push_back(keyed.unit);
    } else {
      pairs.units.push_back({keyed.unit, other->second});
    }
  }
  for (const Keyed& keyed : rights) {
    if (!taken.contains(keyed.unit)) pairs.right_only.push_back(keyed.unit);
  }
  return pairs;
}

std::vector<TermPair> pair_terms(const Wording& left, const Wording& right) {
  std::map<std::pair<std::string, std::string>, std::vector<DefinedTerm>> waiting;
  std::vector<DefinedTerm> rights = defined_terms(right);
  for (auto term = rights.rbegin(); term != rights.rend(); ++term) {
    waiting[{term->foreign, term->term}].push_back(*term);
  }
  std::vector<TermPair> pairs;
  for (DefinedTerm& term : defined_terms(left)) {
    const auto place = waiting.find({term.term, term.foreign});
    if (place == waiting.end() || place->second.empty()) continue;
    DefinedTerm other = std::move(place->second.back());
    place->second.pop_back();
    pairs.push_back({std::move(term), std::move(other)});
  }
  return pairs;
}

}  // namespace gbalex::intake
