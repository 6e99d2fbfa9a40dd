#include "index/names.h"

#include <algorithm>
#include <array>
#include <set>

#include "text/reference.h"

namespace gbalex::index {

namespace {

constexpr std::array<std::string_view, 2> kStateBefore = {"中华人民共和国", "澳门特别行政区"};
constexpr std::array<std::string_view, 8> kStateAfter = {
    " of the prc",       " of the people's republic of china",
    " da rpc",           " da república popular da china",
    " of the macao sar", " da raem",
    " of china",         " da china"};
constexpr std::array<std::string_view, 4> kApproves = {"aprova o ", "aprova a ", "核准",
                                                       "approves the "};

bool starts_with_any(std::string_view text, std::span<const std::string_view> heads,
                     std::size_t& size) {
  for (const std::string_view head : heads) {
    if (text.starts_with(head)) {
      size = head.size();
      return true;
    }
  }
  return false;
}

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return "";
  return std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

// The text without its 《》 or “” around the whole.
std::string unquoted(std::string_view text) {
  static constexpr std::string_view kOpen = "《", kClose = "》";
  std::string bare = trimmed(text);
  if (bare.starts_with(kOpen) && bare.ends_with(kClose) &&
      bare.find(kOpen, kOpen.size()) == std::string::npos) {
    bare = bare.substr(kOpen.size(), bare.size() - kOpen.size() - kClose.size());
  }
  return bare;
}

struct Bracketed {
  std::string outside;
  std::vector<std::string> inside;
};

// Folding turns full-width brackets into ASCII ones.
Bracketed split_brackets(std::string_view text) {
  Bracketed parts;
  int depth = 0;
  for (const char c : text) {
    if (c == '(') {
      if (depth++ == 0) parts.inside.emplace_back();
      continue;
    }
    if (c == ')' && depth > 0) {
      --depth;
      continue;
    }
    (depth == 0 ? parts.outside : parts.inside.back()) += c;
  }
  return parts;
}

std::vector<std::string> split_dashes(std::string_view text) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  while (true) {
    const std::size_t at = text.find("—", from);
    parts.push_back(trimmed(text.substr(from, at - from)));
    if (at == std::string_view::npos) return parts;
    from = at + std::string_view("—").size();
  }
}

void add_name(std::set<std::string>& names, std::string_view folded) {
  static constexpr std::size_t kMaxNameBytes = 230;  // a longer one is no name people type
  std::string name = unquoted(folded);
  if (name.size() <= kMaxNameBytes && text::is_long_enough(name)) names.insert(name);
  std::size_t head = 0;
  if (starts_with_any(name, kStateBefore, head)) {
    name = trimmed(std::string_view(name).substr(head));
  }
  for (const std::string_view tail : kStateAfter) {
    if (name.ends_with(tail)) name.resize(name.size() - tail.size());
  }
  if (starts_with_any(name, kApproves, head)) name = unquoted(name.substr(head));
  if (name.size() <= kMaxNameBytes && text::is_long_enough(name)) names.insert(name);
}

void add_title(std::set<std::string>& names, std::string_view title) {
  const std::string folded = text::fold_key(title);
  add_name(names, folded);
  const Bracketed parts = split_brackets(folded);
  for (const std::string& part : split_dashes(parts.outside)) add_name(names, part);
  for (const std::string& inside : parts.inside) {
    // "(核准《工业产权法律制度》)", "(《刑法典》)": the code that the decree approves.
    std::size_t head = 0;
    std::string code = inside;
    if (starts_with_any(code, kApproves, head)) code = trimmed(code.substr(head));
    if (unquoted(code) != trimmed(code)) add_name(names, code);
  }
}

bool is_word_character(char32_t c) {
  return (c < 0x80 && ((c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9'))) ||
         (c >= 0xC0 && c < 0x250);
}

std::uint64_t start_key(std::u32string_view characters) {
  return (static_cast<std::uint64_t>(characters[0]) << 32U) | characters[1];
}

}  // namespace

std::vector<std::string> law_names(const record::Instrument& instrument) {
  std::set<std::string> names;
  for (const record::Text& title : instrument.title.all()) add_title(names, title.text);
  for (const record::Text& name : instrument.short_names) {
    add_name(names, text::fold_key(name.text));
  }
  return {names.begin(), names.end()};
}

std::vector<std::string> law_names(std::string_view title) {
  std::set<std::string> names;
  add_title(names, title);
  return {names.begin(), names.end()};
}

void LawNames::add(const std::string& folded_name, const std::string& instrument) {
  const std::u32string characters = text::fold(folded_name).characters;
  if (characters.size() < 2) return;
  std::vector<Name>& bucket = by_start_[start_key(characters)];
  const auto longer = [](const Name& a, const Name& b) {
    return a.characters.size() > b.characters.size();
  };
  auto at = std::find_if(bucket.begin(), bucket.end(),
                         [&characters](const Name& name) { return name.characters == characters; });
  if (at == bucket.end()) {
    Name name{characters, {instrument}, text::sounds_like_law(folded_name)};
    bucket.insert(std::upper_bound(bucket.begin(), bucket.end(), name, longer), std::move(name));
    return;
  }
  const auto place = std::lower_bound(at->instruments.begin(), at->instruments.end(), instrument);
  if (place == at->instruments.end() || *place != instrument) {
    at->instruments.insert(place, instrument);
  }
}

std::vector<std::string> LawNames::exactly(std::string_view folded_name) const {
  const std::u32string characters = text::fold(folded_name).characters;
  if (characters.size() < 2) return {};
  const auto bucket = by_start_.find(start_key(characters));
  if (bucket == by_start_.end()) return {};
  for (const Name& name : bucket->second) {
    if (name.characters == characters) return name.instruments;
  }
  return {};
}

std::vector<std::string> LawNames::of(std::string_view name) const {
  const std::string folded = text::fold_key(name);
  // As law_names() derives the names of a title: whole, without the State, without brackets.
  std::set<std::string> spellings;
  add_name(spellings, folded);
  std::vector<std::string> instruments = exactly(folded);
  for (const std::string& spelling : spellings) {
    if (instruments.empty()) instruments = exactly(spelling);
  }
  if (const Bracketed parts = split_brackets(folded);
      instruments.empty() && parts.inside.size() == 1) {
    const bool year = parts.inside.front().find_first_of("12") == 0;
    if (year) instruments = of(trimmed(parts.outside));
  }
  return instruments;
}

std::vector<NameMention> LawNames::find(std::string_view source, Which which) const {
  const text::Folded folded = text::fold(source);
  const std::u32string& characters = folded.characters;
  const auto inside_word = [&characters](std::size_t at) {
    return at > 0 && at < characters.size() && is_word_character(characters[at - 1]) &&
           is_word_character(characters[at]);
  };
  std::vector<NameMention> mentions;
  for (std::size_t i = 0; i + 1 < characters.size(); ++i) {
    if (inside_word(i)) continue;
    const auto bucket = by_start_.find(start_key(std::u32string_view(characters).substr(i, 2)));
    if (bucket == by_start_.end()) continue;
    for (const Name& name : bucket->second) {
      const std::size_t end = i + name.characters.size();
      if (which == Which::telling && !name.telling) continue;
      if (characters.compare(i, name.characters.size(), name.characters) != 0) continue;
      if (inside_word(end)) continue;
      mentions.push_back({{folded.offsets[i], folded.offsets[end]}, name.instruments});
      i = end - 1;
      break;
    }
  }
  return mentions;
}

}  // namespace gbalex::index
