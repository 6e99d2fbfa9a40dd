// Provisions whose smallest part comes first, as Portuguese writes them: alínea a) do n.º 1 do
// artigo 9.º.
#include "text/citation_parts.h"

namespace gbalex::text {
namespace {

// The members of one level of an inverted place: "n.º 1", "n.os 1 e 2", "alíneas a) a c)".
struct InvertedLevel {
  struct Member {
    std::size_t begin, end;
    std::string label;  // "(1)", "(1)..(3)"
  };
  std::vector<Member> members;
};

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
  if (numbered || !text.is_letter(at) || text.is_letter(at + 1)) return at;
  out += "(" + text.ascii(at, at + 1) + ")";
  return text.skip(at + 1, U")");
}

// One level with its word; after it, or `at` where none stands.
std::size_t read_inverted_level(const CitationText& text, std::size_t at, InvertedLevel& level) {
  std::size_t next = text.word(at, {U"subalineas", U"subalinea", U"alineas", U"alinea", U"al"});
  const bool numbered = next == 0;
  if (numbered) {
    if (text[at] != U'n') return at;
    next = text.skip_number_word(at);
    if (next == at && text.is_digit(at + 1)) next = at + 1;
    if (next == at) return at;
  } else {
    next = text.skip_blanks(text.skip(next, U"."));
  }
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
    if (next == 0) break;
    if (range) {
      std::string last;
      const std::size_t to = read_member(text, next, numbered, last);
      if (to == next) break;
      level.members.back().label += ".." + last;
      level.members.back().end = end = to;
      break;
    }
  }
  return level.members.empty() ? at : end;
}

}  // namespace

std::vector<ProvisionPart> read_inverted(const CitationText& text, std::size_t at) {
  std::vector<InvertedLevel> levels;
  std::size_t next = at, words = 0;
  constexpr std::size_t kMostLevels = 3;
  while (levels.size() <= kMostLevels) {
    words = text.word(next, {U"artigo", U"arto", U"art"});
    if (words != 0) break;
    InvertedLevel level;
    const std::size_t end = read_inverted_level(text, next, level);
    if (end == next) return {};
    levels.push_back(std::move(level));
    next = text.skip_blanks(text.skip(end, U","));
    next = text.word(next, {U"do", U"da"});
    if (next == 0) return {};
    next = text.skip_blanks(next);
  }
  if (words == 0 || levels.empty()) return {};
  next = text.skip_blanks(text.skip_ordinal(text.skip(words, U".")));
  std::string article;
  const std::size_t end = read_main_number(text, next, "art", article);
  if (end == 0) return {};
  for (std::size_t i = 1; i < levels.size(); ++i) {
    const bool range = levels[i].members[0].label.find("..") != std::string::npos;
    if (levels[i].members.size() > 1 || range) return {};
  }
  std::vector<ProvisionPart> parts;
  for (const InvertedLevel::Member& member : levels[0].members) {
    std::string rest = article;
    for (std::size_t i = levels.size(); i-- > 1;) rest += levels[i].members[0].label;
    parts.push_back({member.begin, member.end, "art", rest + member.label});
  }
  parts.back().end = end;
  return parts;
}

}  // namespace gbalex::text
