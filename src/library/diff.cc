#include "library/diff.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

#include "text/unicode.h"

namespace gbalex::library {
namespace {

// One provision of one wording, or what stands outside of provisions under one unit.
struct Piece {
  std::string id, number, heading;
  std::string text;                  // as plain_text, without the number of the provision itself
  std::string plain;                 // without formatting
  std::vector<std::uint64_t> pairs;  // of neighbouring characters of `plain`, sorted
  int match = -1;                    // the piece of the other wording
  bool is_top = false;               // under no unit that has an id
};

void append_line(std::string& out, const std::string& line) {
  if (!line.empty()) out += line + "\n";
}

class Pieces {
 public:
  explicit Pieces(const Wording& wording) {
    all_[outside("", "", "")].is_top = true;
    below(wording.preface, 0);
    below(wording.units, 0);
    std::erase_if(all_, [](const Piece& piece) { return piece.is_top && piece.text.empty(); });
    for (Piece& piece : all_) finish(piece);
  }
  std::vector<Piece> take() { return std::move(all_); }

 private:
  std::size_t outside(const std::string& id, const std::string& number,
                      const std::string& heading) {
    Piece piece;
    piece.id = id;
    piece.number = number;
    piece.heading = heading;
    append_line(piece.text, heading);
    all_.push_back(std::move(piece));
    return all_.size() - 1;
  }

  // `over`: the piece of the next unit above that has an id.
  void below(const std::vector<Unit>& units, std::size_t over) {
    for (const Unit& unit : units) {
      if (is_provision(unit.kind)) {
        provision(unit);
      } else if (unit.kind <= UnitKind::attachment && !unit.id.empty()) {
        below(unit.units, outside(unit.id, unit.number, unit.heading));
      } else {
        append_line(all_[over].text, unit.number);
        append_line(all_[over].text, unit.heading);
        all_[over].text += own_text(unit);
        below(unit.units, over);
      }
    }
  }

  void provision(const Unit& unit) {
    const std::size_t at = outside(unit.id, unit.number, unit.heading);
    all_[at].text += own_text(unit);
    for (const Unit& piece : unit.units) all_[at].text += plain_text(piece);
  }

  // Without number, heading and units below.
  static std::string own_text(const Unit& unit) {
    Unit own;
    own.text = unit.text;
    own.rows = unit.rows;
    return plain_text(own);
  }

  static void finish(Piece& piece) {
    piece.plain = without_formatting(piece.text);
    char32_t last = 0;
    for (std::size_t at = 0; at < piece.plain.size();) {
      const text::Decoded next = text::decode(piece.plain, at);
      at += next.length;
      if (next.character == U' ') continue;
      if (last != 0) {
        piece.pairs.push_back((static_cast<std::uint64_t>(last) << 32U) | next.character);
      }
      last = next.character;
    }
    std::ranges::sort(piece.pairs);
    const auto repeated = std::ranges::unique(piece.pairs);
    piece.pairs.erase(repeated.begin(), repeated.end());
  }

  std::vector<Piece> all_;
};

// Dice's coefficient of the pairs of characters: 1 for equal texts.
double similarity(std::size_t shared, const Piece& a, const Piece& b) {
  const std::size_t both = a.pairs.size() + b.pairs.size();
  return both == 0 ? 1.0 : 2.0 * static_cast<double>(shared) / static_cast<double>(both);
}

struct Candidate {
  double score;
  std::size_t before, after;
};

class Matcher {
 public:
  Matcher(std::vector<Piece>& before, std::vector<Piece>& after) : before_(before), after_(after) {}

  void match() {
    match_equal();
    match_similar();
    match_ids();
  }

 private:
  void join(std::size_t a, std::size_t b) {
    before_[a].match = static_cast<int>(b);
    after_[b].match = static_cast<int>(a);
  }

  // The same text: under the same id, or where no other has it.
  void match_equal() {
    std::unordered_map<std::string_view, std::vector<std::size_t>> by_text;
    for (std::size_t b = 0; b < after_.size(); ++b) by_text[after_[b].plain].push_back(b);
    std::unordered_map<std::string_view, std::size_t> times;
    for (const Piece& piece : before_) ++times[piece.plain];
    for (std::size_t a = 0; a < before_.size(); ++a) {
      const auto found = by_text.find(before_[a].plain);
      if (found == by_text.end()) continue;
      const auto same = std::ranges::find_if(found->second, [&](std::size_t b) {
        return after_[b].id == before_[a].id && after_[b].match < 0;
      });
      if (same != found->second.end()) {
        join(a, *same);
      } else if (found->second.size() == 1 && times[before_[a].plain] == 1 &&
                 after_[found->second.front()].match < 0 && !before_[a].plain.empty()) {
        join(a, found->second.front());
      }
    }
  }

  // The most similar first; the same id counts, but less than the words.
  void match_similar() {
    constexpr double kLeast = 0.5, kSameId = 0.1;
    std::vector<Candidate> candidates;
    const auto index = pairs_after();
    std::vector<std::size_t> shared(after_.size()), touched;
    for (std::size_t a = 0; a < before_.size(); ++a) {
      if (before_[a].match >= 0 || before_[a].is_top) continue;
      for (const std::uint64_t pair : before_[a].pairs) {
        const auto found = index.find(pair);
        if (found == index.end()) continue;
        for (const std::size_t b : found->second) {
          if (shared[b]++ == 0) touched.push_back(b);
        }
      }
      std::ranges::sort(touched);
      for (const std::size_t b : touched) {
        const double score = similarity(shared[b], before_[a], after_[b]);
        const bool is_same_id = before_[a].id == after_[b].id;
        if (score >= kLeast) candidates.push_back({score + (is_same_id ? kSameId : 0), a, b});
        shared[b] = 0;
      }
      touched.clear();
    }
    std::ranges::stable_sort(candidates, std::ranges::greater{}, &Candidate::score);
    for (const Candidate& candidate : candidates) {
      if (before_[candidate.before].match < 0 && after_[candidate.after].match < 0) {
        join(candidate.before, candidate.after);
      }
    }
  }

  std::unordered_map<std::uint64_t, std::vector<std::size_t>> pairs_after() const {
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> index;
    for (std::size_t b = 0; b < after_.size(); ++b) {
      if (after_[b].match >= 0 || after_[b].is_top) continue;
      for (const std::uint64_t pair : after_[b].pairs) index[pair].push_back(b);
    }
    return index;
  }

  // What is left under the same id was rewritten, where the numbers run on alike beside it. Else it
  // is by chance that another article has the number now.
  void match_ids() {
    std::unordered_map<std::string_view, std::size_t> by_id;
    for (std::size_t b = 0; b < after_.size(); ++b) {
      const bool named = after_[b].is_top || !after_[b].id.empty();
      if (after_[b].match < 0 && named) by_id.emplace(after_[b].id, b);
    }
    for (std::size_t a = 0; a < before_.size(); ++a) {
      if (before_[a].match >= 0 || (before_[a].id.empty() && !before_[a].is_top)) continue;
      const auto found = by_id.find(before_[a].id);
      if (found == by_id.end()) continue;
      if (!before_[a].is_top && !is_beside_a_match(a, found->second)) continue;
      join(a, found->second);
      by_id.erase(found);
    }
  }

  [[nodiscard]] bool is_beside_a_match(std::size_t a, std::size_t b) const {
    const bool is_first = a == 0 && b == 0;
    const bool is_last = a + 1 == before_.size() && b + 1 == after_.size();
    const auto joined = [this](std::size_t x, std::size_t y) {
      return x < before_.size() && before_[x].match == static_cast<int>(y);
    };
    return is_first || is_last || (a > 0 && b > 0 && joined(a - 1, b - 1)) || joined(a + 1, b + 1);
  }

  std::vector<Piece>&before_, &after_;
};

ProvisionChange change_of(const Piece* before, const Piece* after) {
  using Kind = ProvisionChange::Kind;
  ProvisionChange change;
  if (before != nullptr) {
    change.before = before->id;
    change.number_before = before->number;
    change.heading_before = before->heading;
  }
  if (after != nullptr) {
    change.after = after->id;
    change.number_after = after->number;
    change.heading_after = after->heading;
  }
  const std::string_view from = before == nullptr ? std::string_view{} : before->text;
  const std::string_view to = after == nullptr ? std::string_view{} : after->text;
  if (before == nullptr) {
    change.kind = Kind::added;
  } else if (after == nullptr) {
    change.kind = Kind::removed;
  } else {
    change.kind = before->plain == after->plain ? Kind::same : Kind::changed;
  }
  if (change.kind != Kind::same) change.words = compare_words(from, to);
  return change;
}

}  // namespace

std::vector<ProvisionChange> compare(const Wording& before, const Wording& after) {
  std::vector<Piece> a = Pieces(before).take(), b = Pieces(after).take();
  Matcher(a, b).match();
  std::vector<ProvisionChange> changes;
  std::vector<bool> is_told(a.size(), false);
  // What was removed comes behind the provision that it stood behind.
  const auto removed_from = [&](std::size_t at) {
    for (; at < a.size() && a[at].match < 0 && !is_told[at]; ++at) {
      is_told[at] = true;
      changes.push_back(change_of(&a[at], nullptr));
    }
  };
  removed_from(0);
  for (const Piece& piece : b) {
    const Piece* const was = piece.match < 0 ? nullptr : &a[static_cast<std::size_t>(piece.match)];
    changes.push_back(change_of(was, &piece));
    if (was != nullptr) removed_from(static_cast<std::size_t>(piece.match) + 1);
  }
  return changes;
}

}  // namespace gbalex::library
