#include "library/identify.h"

#include <algorithm>
#include <array>

#include "ledger/sha256.h"
#include "text/analyse.h"
#include "text/citation.h"
#include "text/unicode.h"

namespace gbalex::library {

using record::Date;
using record::Language;
using record::Region;

namespace {

// In folded text: folding turns full-width brackets into ASCII ones, capitals into small letters.
constexpr std::array<std::string_view, 2> kState = {"中华人民共和国", "the "};
constexpr std::array<std::string_view, 4> kOfState = {" of the people's republic of china",
                                                      " of the prc", " of china",
                                                      " da república popular da china"};
constexpr std::array<std::string_view, 5> kRevision = {"修正", "修订", "修改", "公布", "通过"};
// Of our own making, in titles of the catalogue: which part of the law a record is about.
constexpr std::array<std::string_view, 5> kPart = {"条款", "罪", "条)", "ip-related", "(arts "};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A year of our time at the start of the text; 0: none.
int year_at(std::string_view text) {
  constexpr std::size_t kLength = 4;
  if (text.size() < kLength || !std::ranges::all_of(text.substr(0, kLength), is_digit)) return 0;
  if (text.size() > kLength && is_digit(text[kLength])) return 0;
  if (!text.starts_with("19") && !text.starts_with("20")) return 0;
  int year = 0;
  for (const char c : text.substr(0, kLength)) year = year * 10 + (c - '0');
  return year;
}

int year_inside(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at > 0 && is_digit(text[at - 1])) continue;
    if (const int year = year_at(text.substr(at)); year != 0) return year;
  }
  return 0;
}

template <std::size_t N>
bool holds_any(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::ranges::any_of(
      words, [text](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

// The text without the brackets, brackets included, that `is_left_out` names.
template <typename Predicate>
std::string without_brackets(std::string_view text, Predicate is_left_out) {
  std::string out;
  while (!text.empty()) {
    const std::size_t open = text.find('(');
    const std::size_t close = open == std::string_view::npos ? open : text.find(')', open);
    if (close == std::string_view::npos) break;
    const std::string_view bracket = text.substr(open, close - open + 1);
    out += text.substr(0, is_left_out(bracket) ? open : close + 1);
    text.remove_prefix(close + 1);
  }
  return out += text;
}

bool is_of_enactment(std::string_view bracket) {
  return year_inside(bracket) != 0 || holds_any(bracket, kRevision);
}

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

bool has_han(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded next = text::decode(text, at);
    if (text::is_han(next.character)) return true;
    at += next.length;
  }
  return false;
}

std::string key_of_folded(std::string_view folded) {
  std::string key = trimmed(folded);
  constexpr std::string_view kOpen = "《", kClose = "》";
  if (key.starts_with(kOpen) && key.ends_with(kClose)) {
    key = key.substr(kOpen.size(), key.size() - kOpen.size() - kClose.size());
  }
  for (const std::string_view head : kState) {
    if (key.starts_with(head)) key.erase(0, head.size());
  }
  for (const std::string_view tail : kOfState) {
    if (key.ends_with(tail)) key.resize(key.size() - tail.size());
  }
  if (has_han(key)) std::erase(key, ' ');
  return trimmed(key);
}

std::string loose_title_key(std::string_view title) {
  return key_of_folded(without_brackets(text::fold_key(title), [](std::string_view bracket) {
    return is_of_enactment(bracket) || holds_any(bracket, kPart);
  }));
}

// The first number that is cited in the text and begins so.
std::string cited(const std::string& text, Language language, std::string_view begin) {
  for (const text::CitationMention& mention : text::find_citations(text, language)) {
    if (mention.number.starts_with(begin)) return mention.number;
  }
  return {};
}

// "362F", as the publisher's data name a chapter.
std::string bare_chapter(std::string_view number) {
  constexpr std::size_t kMostDigits = 4, kMostLetters = 2;
  std::size_t digits = 0;
  while (digits < number.size() && is_digit(number[digits])) ++digits;
  const std::string_view letters = number.substr(digits);
  const bool fits = digits > 0 && digits <= kMostDigits && letters.size() <= kMostLetters &&
                    std::ranges::all_of(letters, [](char c) { return c >= 'A' && c <= 'Z'; });
  return fits ? "cap" + std::string(number) : std::string{};
}

std::string chapter_key(const Wording& wording) {
  std::string key = cited(wording.number, wording.language, "cap");
  return key.empty() ? bare_chapter(trimmed(wording.number)) : key;
}

struct MacaoType {
  std::string_view type, words;
};
// As the addresses of the Official Gazette name them.
constexpr std::array kMacaoTypes = {MacaoType{"declei", "Decreto-Lei"},
                                    MacaoType{"lei", "Lei"},
                                    MacaoType{"regadm", "Regulamento Administrativo"},
                                    MacaoType{"despce", "Despacho do Chefe do Executivo"},
                                    MacaoType{"ordexec", "Ordem Executiva"},
                                    MacaoType{"port", "Portaria"},
                                    MacaoType{"aviso", "Aviso do Chefe do Executivo"}};

std::string macao_key(const Wording& wording) {
  if (std::string key = cited(wording.number, wording.language, "mo-"); !key.empty()) return key;
  const auto* const known = std::ranges::find(kMacaoTypes, wording.type, &MacaoType::type);
  const std::string type(known == kMacaoTypes.end() ? std::string_view(wording.type)
                                                    : known->words);
  if (type.empty() || wording.number.empty()) return {};
  std::string key = cited(type + " n.º " + wording.number, Language::pt, "mo-");
  if (key.empty()) key = cited("第" + wording.number + "號" + type, Language::zh_hant, "mo-");
  return key;
}

// Before the handover numbers end in /M, which is often left away: 16/95 is 16/95/M.
std::string comparable_number(std::string key) {
  if (key.starts_with("mo-") && key.ends_with("-m")) key.resize(key.size() - 2);
  return key;
}

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

std::string_view place_of(Region region) {
  switch (region) {
    case Region::mainland:
      return "cn";
    case Region::guangdong:
      return "gd";
    case Region::hongkong:
      return "hk";
    case Region::macao:
      return "mo";
    case Region::crossborder:
      return "xb";
    case Region::international:
      return "int";
  }
  return "cn";
}

// National databases hold the law of Guangdong too, and readers cannot always tell.
bool is_same_place(Region a, Region b) {
  const auto mainland = [](Region region) {
    return region == Region::mainland || region == Region::guangdong;
  };
  return a == b || (mainland(a) && mainland(b));
}

// Orders that promulgate several laws, and numbers of decisions, name no law.
bool names_one_law(std::string_view number) {
  return number.starts_with("cap") || number.starts_with("mo-");
}

Wording numbered(const record::Instrument& instrument) {
  Wording wording;
  wording.region = instrument.region;
  wording.language = instrument.region == Region::macao ? Language::pt : Language::en;
  wording.number = instrument.official_number;
  return wording;
}

}  // namespace

std::string title_key(std::string_view title) {
  return key_of_folded(without_brackets(text::fold_key(title), is_of_enactment));
}

int year_in(std::string_view title) {
  const std::string folded = text::fold_key(title);
  int year = 0;
  without_brackets(folded, [&year](std::string_view bracket) {
    if (year == 0) year = year_inside(bracket);
    return false;
  });
  return year;
}

std::string number_key(const Wording& wording) {
  if (wording.region == Region::hongkong) return chapter_key(wording);
  if (wording.region == Region::macao) return macao_key(wording);
  for (const text::CitationMention& mention :
       text::find_citations(wording.number, wording.language)) {
    if (!mention.number.empty()) return mention.number;
  }
  return {};
}

std::string generated_id(const Wording& wording) {
  const std::string number = number_key(wording);
  if (number.starts_with("cap")) return "hk-cap-" + lower(number.substr(3));
  if (number.starts_with("mo-")) return number;
  const std::string title = title_key(wording.title);
  if (title.empty()) return {};
  constexpr std::size_t kDigits = 10;
  return std::string(place_of(wording.region)) + "-t-" + ledger::sha256(title).substr(0, kDigits);
}

Identifier::Identifier(const std::vector<record::Instrument>& catalogue) {
  const auto add = [this](std::unordered_map<std::string, Laws>& index, const std::string& key) {
    if (key.empty()) return;
    Laws& laws = index[key];
    if (laws.empty() || laws.back() != laws_.size() - 1) laws.push_back(laws_.size() - 1);
  };
  for (const record::Instrument& instrument : catalogue) {
    Law law{instrument.id,
            instrument.region,
            instrument.first_adopted,
            instrument.last_amended,
            instrument.current_text_effective,
            0};
    for (const record::Text& title : instrument.title.all()) {
      if (law.year == 0) law.year = year_in(title.text);
    }
    laws_.push_back(std::move(law));
    const std::string number = number_key(numbered(instrument));
    if (names_one_law(number)) add(by_number_, comparable_number(number));
    for (const record::Text& title : instrument.title.all()) {
      add(by_title_, title_key(title.text));
      add(by_loose_title_, loose_title_key(title.text));
    }
  }
}

Identifier::Laws Identifier::of_place(const std::unordered_map<std::string, Laws>& index,
                                      const std::string& key, const Wording& wording) const {
  Laws laws;
  const auto found = index.find(key);
  if (key.empty() || found == index.end()) return laws;
  std::ranges::copy_if(found->second, std::back_inserter(laws), [&](std::size_t law) {
    return is_same_place(laws_[law].region, wording.region);
  });
  return laws;
}

Identity Identifier::identify(const Wording& wording) const {
  const std::string number = number_key(wording);
  if (names_one_law(number)) {
    const std::string id = generated_id(wording);
    if (std::ranges::find(laws_, id, &Law::id) != laws_.end()) {
      return found(id, Identity::By::number, wording);
    }
    const Laws laws = of_place(by_number_, comparable_number(number), wording);
    if (!laws.empty()) return choose(laws, Identity::By::number, wording);
    return {Identity::By::rule, id, {}, {}};
  }
  const std::string title = title_key(wording.title);
  Laws laws = of_place(by_title_, title, wording);
  if (laws.empty()) laws = of_place(by_loose_title_, title, wording);
  if (!laws.empty()) return choose(laws, Identity::By::title, wording);
  if (title.empty()) return {};
  return {Identity::By::rule, generated_id(wording), {}, {}};
}

// Among enactments of one name: the year in the title, the exact date, else the last whose wording
// had begun on the day, or the first for what is older than all that the catalogue has.
Identity Identifier::choose(const Laws& laws, Identity::By by, const Wording& wording) const {
  const auto only = [&](auto is_it) -> std::string {
    std::string id;
    for (const std::size_t i : laws) {
      if (!is_it(laws_[i])) continue;
      if (!id.empty()) return {};
      id = laws_[i].id;
    }
    return id;
  };
  std::string id = only([](const Law&) { return true; });
  if (const int year = year_in(wording.title); id.empty() && year != 0) {
    id = only([year](const Law& law) { return law.year == year; });
  }
  if (id.empty() && wording.from) {
    id = only([&](const Law& law) { return law.current == wording.from; });
  }
  if (id.empty() && wording.promulgated) {
    id = only([&](const Law& law) {
      return law.amended == wording.promulgated || law.adopted == wording.promulgated;
    });
  }
  std::optional<Date> day = wording.from ? wording.from : wording.promulgated;
  if (const int year = year_in(wording.title); !day && year != 0) day = Date::of_parts(year, 0, 0);
  if (id.empty()) id = by_day(laws, day);
  if (!id.empty()) return found(id, by, wording);
  Identity undecided{Identity::By::undecided, {}, {}, {}};
  for (const std::size_t i : laws) undecided.candidates.push_back(laws_[i].id);
  return undecided;
}

Identity Identifier::found(const std::string& id, Identity::By by, const Wording& wording) const {
  const Law& law = *std::ranges::find(laws_, id, &Law::id);
  const std::optional<Date>& last = law.amended ? law.amended : law.adopted;
  const bool is_current = (wording.promulgated && wording.promulgated == last) ||
                          (law.year != 0 && law.year == year_in(wording.title));
  return {by, id, is_current ? law.current : std::nullopt, {}};
}

std::string Identifier::by_day(const Laws& laws, const std::optional<Date>& day) const {
  if (!day) return {};
  const Law* last = nullptr;
  const Law* first = nullptr;
  for (const std::size_t i : laws) {
    const Law& law = laws_[i];
    if (!law.current) continue;
    if (first == nullptr || *law.current < *first->current) first = &law;
    if (*law.current > *day) continue;
    if (last == nullptr || *last->current < *law.current) last = &law;
  }
  if (last == nullptr) last = first;
  return last == nullptr ? std::string{} : last->id;
}

}  // namespace gbalex::library
