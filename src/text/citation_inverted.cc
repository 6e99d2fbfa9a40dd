// Provisions whose smallest part comes first, as Portuguese writes them: alínea a) do n.º 1 do
// artigo 9.º, alíneas 1) e 3) do n.º 1 e n.º 2 do artigo 33.º.
#include <algorithm>
#include <utility>

#include "text/citation_parts.h"

namespace gbalex::text {
namespace {

enum class LevelKind { subitem, item, paragraph };

// The members of one level of an inverted place: "n.º 1", "n.os 1 e 2", "alíneas a) a c) e f)".
struct InvertedLevel {
  struct Member {
    std::size_t begin, end;
    std::string label;  // "(1)", "(1)..(3)"
  };
  LevelKind kind = LevelKind::paragraph;
  std::vector<Member> members;

  // Whether it says one place, that another level can be below.
  [[nodiscard]] bool is_one() const {
    return members.size() == 1 && members[0].label.find("..") == std::string::npos;
  }
};

// The levels of one place, the lowest first: "alíneas 1) e 3) do n.º 1".
using Branch = std::vector<InvertedLevel>;

// "(1)", "a)", "4)", "1": the label of a member; after it, or `at`.
std::size_t read_member(const CitationText& text, std::size_t at, bool numbered, std::string& out) {
  if (const std::size_t end = read_parenthesis(text, at, out); end != at) return end;
  if (const Numeral number = text.digits(at, 3); number.length != 0) {
    const std::size_t end = at + number.length;
    const bool bracket = text[end] == U')';
    if (!bracket && (!numbered || text[end] == U'/' || text.is_letter(end))) return at;
    out += "(" + std::to_string(number.value) + ")";
    return bracket ? end + 1 : end;
  }
  // The n of "n.º" and the o of "o n.º" are no letters of items.
  const bool word = text[at + 1] == U'.' || text[at + 1] == U'°' || text.starts(at, U"o n");
  if (numbered || word || !text.is_letter(at) || text.is_letter(at + 1)) return at;
  out += "(" + text.ascii(at, at + 1) + ")";
  return text.skip(at + 1, U")");
}

// After the word of a level, "alíneas", "n.º", and blanks; 0 where none stands.
std::size_t read_level_word(const CitationText& text, std::size_t at, LevelKind& kind) {
  std::size_t next = text.word(at, {U"subalineas", U"subalinea"});
  kind = LevelKind::subitem;
  if (next == 0) {
    next = text.word(at, {U"alineas", U"alinea", U"al"});
    kind = LevelKind::item;
  }
  if (next != 0) return text.skip_blanks(text.skip(next, U"."));
  kind = LevelKind::paragraph;
  if (text[at] != U'n') return 0;
  next = text.skip_number_word(at);
  if (next == at && text.is_digit(at + 1)) next = at + 1;
  return next == at ? 0 : next;
}

// One level with its word; after it, or `at` where none stands.
std::size_t read_inverted_level(const CitationText& text, std::size_t at, InvertedLevel& level) {
  std::size_t next = read_level_word(text, at, level.kind);
  if (next == 0) return at;
  const bool numbered = level.kind == LevelKind::paragraph;
  std::size_t end = at;
  constexpr std::size_t kMostMembers = 64;  // a longer list is no place in an article
  while (level.members.size() < kMostMembers) {
    std::string label;
    const std::size_t member = read_member(text, next, numbered, label);
    if (member == next) break;
    level.members.push_back({level.members.empty() ? at : next, member, label});
    end = member;
    bool range = false;
    next = read_separator(text, end, range);
    if (range) {
      std::string last;
      const std::size_t to = read_member(text, next, numbered, last);
      if (to == next) break;
      level.members.back().label += ".." + last;
      level.members.back().end = end = to;
      next = read_separator(text, end, range);
    }
    if (next == 0 || range) break;
  }
  return level.members.empty() ? at : end;
}

// After "do", "dos" and blanks; 0 where none stands.
std::size_t skip_of(const CitationText& text, std::size_t at) {
  const std::size_t of =
      text.word(text.skip_blanks(text.skip(at, U",")), {U"do", U"da", U"dos", U"das"});
  return of == 0 ? 0 : text.skip_blanks(of);
}

// After "e na", ", nos", "ou" and blanks; 0 where no list goes on.
std::size_t skip_and_in(const CitationText& text, std::size_t at) {
  bool range = false;
  const std::size_t next = read_separator(text, at, range);
  if (next == 0 || range) return 0;
  const std::size_t in = text.word(next, {U"no", U"na", U"nos", U"nas", U"do", U"da", U"dos",
                                          U"das", U"ao", U"aos", U"o", U"a", U"os", U"as"});
  return in == 0 ? next : text.skip_blanks(in);
}

// "na alínea 1) ou na alínea 3) do n.º 2": what the level beside the last of `below` stands in.
void complete(Branch& below, const Branch& behind) {
  const LevelKind last = below.back().kind;
  const auto beside =
      std::find_if(behind.begin(), behind.end(),
                   [last](const InvertedLevel& level) { return level.kind == last; });
  if (beside != behind.end()) below.insert(below.end(), beside + 1, behind.end());
}

// The places that share the article, [at, result) up to "artigo"; 0 where no article follows.
std::size_t read_branches(const CitationText& text, std::size_t at, std::vector<Branch>& branches) {
  constexpr std::size_t kMostLevels = 3, kMostBranches = 8;
  std::size_t next = at;
  branches.emplace_back();
  while (true) {
    InvertedLevel level;
    const std::size_t end = read_inverted_level(text, next, level);
    if (end == next || branches.back().size() == kMostLevels) return 0;
    branches.back().push_back(std::move(level));
    if (const std::size_t of = skip_of(text, end); of != 0) {
      if (text.word(of, {U"artigo", U"arto", U"art"}) != 0) return of;
      // "alínea a) do n.º 1" is one place, "do n.º 1, do n.º 2" are two.
      LevelKind above{};
      if (read_level_word(text, of, above) == 0) return 0;
      if (above <= branches.back().back().kind) {
        if (branches.size() == kMostBranches) return 0;
        branches.emplace_back();
      }
      next = of;
      continue;
    }
    next = skip_and_in(text, end);
    if (next == 0 || branches.size() == kMostBranches) return 0;
    branches.emplace_back();
  }
}

}  // namespace

std::vector<ProvisionPart> read_inverted(const CitationText& text, std::size_t at) {
  std::vector<Branch> branches;
  std::size_t next = read_branches(text, at, branches);
  if (next == 0) return {};
  next = text.word(next, {U"artigo", U"arto", U"art"});
  next = text.skip_blanks(text.skip_ordinal(text.skip(next, U".")));
  std::string article;
  const std::size_t end = read_main_number(text, next, "art", article);
  if (end == 0) return {};
  for (std::size_t i = branches.size() - 1; i-- > 0;) complete(branches[i], branches[i + 1]);
  std::vector<ProvisionPart> parts;
  for (const Branch& branch : branches) {
    std::string above = article;
    for (std::size_t i = branch.size(); i-- > 1;) {
      if (!branch[i].is_one()) return {};
      above += branch[i].members[0].label;
    }
    for (const InvertedLevel::Member& member : branch[0].members) {
      parts.push_back({member.begin, member.end, "art", above + member.label});
    }
  }
  parts.back().end = end;
  return parts;
}

}  // namespace gbalex::text
