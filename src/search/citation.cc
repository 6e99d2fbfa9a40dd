#include "search/citation.h"

#include <algorithm>
#include <map>

#include "index/stored.h"
#include "record/instrument.h"
#include "search/places.h"
#include "text/citation.h"

namespace gbalex::search {

namespace {

using text::Reference;

bool says_year(const index::Stored& law, int year) {
  if (law.from && law.from->year() == year) return true;
  const std::string digits = std::to_string(year);
  return std::any_of(law.fields.begin(), law.fields.end(), [&digits](const index::Field& field) {
    const bool names =
        field.kind == index::FieldKind::title || field.kind == index::FieldKind::number;
    return names && field.text.find(digits) != std::string::npos;
  });
}

// Whether the law is of another region than texts in the language mostly are.
bool is_abroad(const index::Stored& law, record::Language language) {
  using record::Region;
  const bool mainland = law.region == Region::mainland || law.region == Region::guangdong;
  switch (language) {
    case record::Language::pt:
      return law.region != Region::macao;
    case record::Language::zh_hant:
      return mainland;
    case record::Language::zh_hans:
      return law.region == Region::hongkong || law.region == Region::macao;
    case record::Language::en:
      return false;
  }
  return false;
}

struct Enactment {
  std::string id;
  bool of_year = true;
};

// Of each work among the instruments the enactment of the year, else the one in force on the day,
// else the latest.
std::vector<Enactment> one_of_each_work(const index::Reader& reader,
                                        const std::vector<std::string>& instruments, int year,
                                        const record::Date& day) {
  using Law = std::shared_ptr<const index::Stored>;
  std::map<std::string, std::vector<Law>> works;
  for (const std::string& id : instruments) {
    if (auto law = reader.find(record::Kind::instrument, id)) works[law->work].push_back(law);
  }
  std::vector<Enactment> chosen;
  for (auto& [work, enactments] : works) {
    std::stable_sort(enactments.begin(), enactments.end(),
                     [](const Law& a, const Law& b) { return a->from < b->from; });
    const auto of_year =
        std::find_if(enactments.rbegin(), enactments.rend(),
                     [year](const Law& enactment) { return says_year(*enactment, year); });
    if (year != 0 && of_year != enactments.rend()) {
      chosen.push_back({(*of_year)->id, true});
      continue;
    }
    const auto in_force =
        std::find_if(enactments.rbegin(), enactments.rend(), [&day](const Law& enactment) {
          return record::status_on(enactment->recorded_status, enactment->first_effective,
                                   enactment->from, enactment->to, day)
                     .status == record::Status::in_force;
        });
    chosen.push_back(
        {in_force == enactments.rend() ? enactments.back()->id : (*in_force)->id, year == 0});
  }
  return chosen;
}

// 第六条之二 of a treaty is its article 6bis: "6-2(1)" gives "6bis(1)"; empty for other numbers.
std::string with_latin_insertion(const std::string& number) {
  static constexpr auto kInsertions = std::to_array<std::string_view>(
      {"bis", "ter", "quater", "quinquies", "sexies", "septies", "octies"});
  constexpr std::size_t kFirst = 2;  // 之二
  const std::size_t dash = number.find('-');
  if (dash == std::string::npos || dash + 1 >= number.size()) return "";
  const auto inserted = static_cast<std::size_t>(number[dash + 1] - '0');
  const bool one_digit = dash + 2 == number.size() || number[dash + 2] == '(';
  if (!one_digit || inserted < kFirst || inserted >= kFirst + kInsertions.size()) return "";
  return number.substr(0, dash) + std::string(kInsertions[inserted - kFirst]) +
         number.substr(dash + 2);
}

// 条 is a section in Hong Kong and an article elsewhere, whatever word the reader typed.
std::optional<record::ProvisionId> fitting(const index::Reader& reader,
                                           const std::string& instrument,
                                           const std::string& provision) {
  const auto parsed = record::ProvisionId::parse(provision);
  if (!parsed || (parsed->unit() != "art" && parsed->unit() != "s")) return parsed;
  if (!reader.find_covering(instrument, *parsed).empty()) return parsed;
  const std::string rest = provision.substr(parsed->unit().size());
  std::vector<std::string> spellings;
  for (const char* const unit : {"art", "s", "r", "reg", "ord"}) spellings.push_back(unit + rest);
  if (const std::string latin = with_latin_insertion(rest); !latin.empty()) {
    spellings.push_back("art" + latin);
  }
  for (const std::string& spelling : spellings) {
    const auto other = record::ProvisionId::parse(spelling);
    if (other && !reader.find_covering(instrument, *other).empty()) return other;
  }
  return parsed;
}

struct BareNumber {
  text::Span span;
  std::string number;  // "43-99-m"
};

// The first "43/99/M" of the text: only Macao numbers so.
std::optional<BareNumber> bare_macao_number(std::string_view text) {
  const auto is_digit = [&text](std::size_t at) {
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
  };
  constexpr std::size_t kMostDigits = 3, kBehind = 5;  // "/99/M"
  for (std::size_t slash = text.find('/'); slash != std::string_view::npos;
       slash = text.find('/', slash + 1)) {
    std::size_t begin = slash;
    while (begin > 0 && is_digit(begin - 1)) --begin;
    const std::size_t end = slash + kBehind;
    if (begin == slash || slash - begin > kMostDigits || end > text.size()) continue;
    const bool macao = is_digit(slash + 1) && is_digit(slash + 2) && text[slash + 3] == '/' &&
                       (text[slash + 4] == 'M' || text[slash + 4] == 'm');
    if (!macao || text[begin] == '0') continue;
    return BareNumber{{begin, end},
                      std::string(text.substr(begin, slash - begin)) + "-" +
                          std::string(text.substr(slash + 1, 2)) + "-m"};
  }
  return std::nullopt;
}

struct BareNumeral {
  std::size_t end;
  std::string provision;
};

// "bis", "(2)" behind a bare numeral, in 巴黎公约6bis, 商标法57(2): appended; the bytes taken.
std::size_t numeral_tail(std::string_view text, std::string& provision) {
  std::size_t size = 0;
  for (const std::string_view latin : {"bis", "ter", "quater"}) {
    if (!text.starts_with(latin)) continue;
    provision += latin;
    size = latin.size();
    break;
  }
  const std::string_view rest = text.substr(size);
  const bool wide = rest.starts_with("（");
  if (!wide && !rest.starts_with('(')) return size;
  const std::string_view open = wide ? "（" : "(", close = wide ? "）" : ")";
  long value = 0;
  const std::size_t digits = text::parse_numeral(rest.substr(open.size()), value);
  constexpr long kMostParagraphs = 99;
  const bool closed = rest.substr(open.size() + digits).starts_with(close);
  if (digits == 0 || !closed || value < 1 || value > kMostParagraphs) return size;
  provision += "(" + std::to_string(value) + ")";
  return size + open.size() + digits + close.size();
}

// "专利法四十二", "著作权法§54": a bare numeral right behind a name. Empty when another word
// follows the number (专利法2020年, 专利法三十周年).
std::optional<BareNumeral> bare_numeral(std::string_view text, std::size_t from) {
  std::size_t at = from;
  static constexpr std::array kBetween = {std::string_view(" "), std::string_view("》"),
                                          std::string_view("§"), std::string_view("第"),
                                          std::string_view("之")};
  for (bool moved = true; moved;) {
    moved = false;
    for (const std::string_view mark : kBetween) {
      if (!text.substr(at).starts_with(mark)) continue;
      at += mark.size();
      moved = true;
    }
  }
  long value = 0;
  std::size_t size = text::parse_numeral(text.substr(at), value);
  if (size == 0 || value < 1 || value > 9999) return std::nullopt;
  std::string provision = "art" + std::to_string(value);
  size += numeral_tail(text.substr(at + size), provision);
  const text::Folded rest = text::fold(text.substr(at + size));
  const bool ends = rest.characters.empty() || rest.characters[0] == U'条' ||
                    (!text::is_han(rest.characters[0]) && rest.characters[0] != U'/' &&
                     !(rest.characters[0] >= U'a' && rest.characters[0] <= U'z'));
  // A year behind a name is the year of the enactment.
  const bool year = value >= 1900 && value <= 2100;
  if (!ends || year) return std::nullopt;
  return BareNumeral{at + size, std::move(provision)};
}

class Resolver {
 public:
  Resolver(const index::Reader& reader, std::string_view text, record::Language language,
           const record::Date& day, Reading reading)
      : reader_(reader),
        text_(text),
        language_(language),
        day_(day),
        reading_(reading),
        elsewhere_(find_places(text).elsewhere) {}

  [[nodiscard]] std::vector<CitedMention> run() const {
    std::vector<text::Span> names;
    const auto which =
        reading_ == Reading::typed ? index::LawNames::Which::all : index::LawNames::Which::telling;
    for (const index::NameMention& name : reader_.law_names().find(text_, which)) {
      names.push_back(name.span);
    }
    std::vector<CitedMention> mentions;
    for (const Reference& reference : text::find_references(text_, language_, names)) {
      mentions.push_back(resolved(reference));
    }
    if (reading_ == Reading::typed) {
      add_bare_number(mentions);
      read_as_typed(mentions);
    }
    return mentions;
  }

 private:
  [[nodiscard]] CitedMention resolved(const Reference& reference) const {
    CitedMention mention{reference.span,      reference.own,  "", reference.number,
                         reference.provision, reference.year, {}};
    mention.name = text_.substr(reference.name.begin, reference.name.end - reference.name.begin);
    if (!reference.own) find_laws(mention, reference.name);
    return mention;
  }

  void find_laws(CitedMention& mention, const text::Span& name) const {
    mention.laws.clear();
    std::vector<std::string> instruments = of_number(mention.number);
    // The number of an ordinance or of a law of Macao is its identity; that of an order is one of
    // the orders that made or changed the law, so that the name is more exact.
    const bool identity = mention.number.starts_with("cap") || mention.number.starts_with("mo-") ||
                          mention.number.starts_with("hk-ord-");
    if (!identity && !mention.name.empty() && !is_elsewhere(name)) {
      std::vector<std::string> named = reader_.law_names().of(mention.name);
      if (named.empty()) named = of_place_and_name(mention.name);
      if (!named.empty() || mention.number.empty()) instruments = std::move(named);
    }
    for (const Enactment& enactment : one_of_each_work(reader_, instruments, mention.year, day_)) {
      CitedLaw law{enactment.id, std::nullopt, false, enactment.of_year};
      if (!mention.provision.empty()) {
        law.provision = fitting(reader_, law.instrument, mention.provision);
        law.provision_held = held_provision(reader_, law.instrument, mention.provision).has_value();
      }
      mention.laws.push_back(std::move(law));
    }
    std::stable_sort(mention.laws.begin(), mention.laws.end(),
                     [this](const CitedLaw& a, const CitedLaw& b) { return doubt(a) < doubt(b); });
    mention.ambiguous = mention.laws.size() > 1 && doubt(mention.laws[0]) == doubt(mention.laws[1]);
  }

  // "Hong Kong Trade Marks Ordinance", "PRC Trademark Law": the laws of the name behind the place,
  // of that place.
  [[nodiscard]] std::vector<std::string> of_place_and_name(std::string_view name) const {
    constexpr int kMostWords = 2;
    std::vector<std::string> laws;
    std::size_t end = 0;
    for (int words = 0; words < kMostWords && laws.empty(); ++words) {
      end = name.find(' ', end);
      if (end == std::string_view::npos) break;
      const std::vector<record::Region> regions = find_places(name.substr(0, end)).regions;
      ++end;
      if (regions.size() != 1) continue;
      laws = reader_.law_names().of(name.substr(end));
      std::erase_if(laws, [&](const std::string& id) {
        const auto law = reader_.find(record::Kind::instrument, id);
        return !law || law->region != regions.front();
      });
    }
    return laws;
  }

  [[nodiscard]] std::vector<std::string> of_number(const std::string& number) const {
    std::vector<std::string> instruments;
    if (number.empty()) return instruments;
    for (const index::Stored& stored : reader_.cited_by("A" + number)) {
      if (stored.kind == record::Kind::instrument) instruments.push_back(stored.id);
    }
    return instruments;
  }

  // "Singapore Patents Act", 台湾商标法: the name of a law that is held, of another place.
  [[nodiscard]] bool is_elsewhere(const text::Span& name) const {
    return std::any_of(elsewhere_.begin(), elsewhere_.end(), [&](const text::Span& place) {
      const bool inside = place.begin >= name.begin && place.end <= name.end;
      const bool before = place.end <= name.begin &&
                          text_.substr(place.end, name.begin - place.end).find_first_not_of(' ') ==
                              std::string_view::npos;
      return inside || before;
    });
  }

  // "43/99/M", "97/99/M art 9": a number of Macao without its kind, where no law is named.
  void add_bare_number(std::vector<CitedMention>& mentions) const {
    const auto is_law = [](const CitedMention& mention) { return !mention.own; };
    if (std::any_of(mentions.begin(), mentions.end(), is_law)) return;
    const auto bare = bare_macao_number(text_);
    if (!bare) return;
    for (const char* const kind : {"dl", "lei", "portaria"}) {
      CitedMention mention;
      mention.span = bare->span;
      mention.number = "mo-" + std::string(kind) + "-" + bare->number;
      find_laws(mention, {});
      if (mention.laws.empty()) continue;
      mentions.push_back(std::move(mention));
      std::stable_sort(
          mentions.begin(), mentions.end(),
          [](const CitedMention& a, const CitedMention& b) { return a.span.begin < b.span.begin; });
      return;
    }
  }

  void read_as_typed(std::vector<CitedMention>& mentions) const {
    for (CitedMention& mention : mentions) {
      if (mention.own || !mention.provision.empty() || mention.laws.empty()) continue;
      const auto numeral = bare_numeral(text_, mention.span.end);
      if (!numeral) continue;
      mention.provision = numeral->provision;
      mention.span.end = numeral->end;
      find_laws(mention, mention.span);
    }
    // "section 18 Trade Marks Ordinance infringement": the only law, without a provision.
    const auto is_law = [](const CitedMention& mention) { return !mention.own; };
    if (std::count_if(mentions.begin(), mentions.end(), is_law) != 1) return;
    const auto law = std::find_if(mentions.begin(), mentions.end(), is_law);
    if (!law->provision.empty() || law->laws.empty() || mentions.size() == 1) return;
    const CitedMention named = *law;
    mentions.erase(law);
    for (CitedMention& mention : mentions) {
      mention.own = false;
      mention.name = named.name;
      mention.number = named.number;
      mention.year = named.year;
      mention.span = {std::min(mention.span.begin, named.span.begin),
                      std::max(mention.span.end, named.span.end)};
      find_laws(mention, named.span);
    }
  }

  // Of laws with one name, that of the region of the text is meant (Código Penal is Macao's in
  // Portuguese), and there the one in force that holds the provision, before one in force, before
  // any other. Chinese that somebody types tells no region by its script.
  [[nodiscard]] int doubt(const CitedLaw& cited) const {
    const auto law = reader_.find(record::Kind::instrument, cited.instrument);
    constexpr int kNoRecord = 8;
    if (!law) return kNoRecord;
    const record::Status status =
        record::status_on(law->recorded_status, law->first_effective, law->from, law->to, day_)
            .status;
    const bool in_force =
        status == record::Status::in_force || status == record::Status::partly_in_force;
    const bool held = !cited.provision || cited.provision_held;
    const bool tells = reading_ == Reading::running || language_ == record::Language::pt;
    const bool abroad = tells && is_abroad(*law, language_);
    return (abroad ? 4 : 0) + (in_force ? 0 : 2) + (held ? 0 : 1);
  }

  const index::Reader& reader_;
  std::string_view text_;
  record::Language language_;
  const record::Date& day_;
  Reading reading_;
  std::vector<text::Span> elsewhere_;
};

}  // namespace

std::vector<CitedMention> cited_mentions(const index::Reader& reader, std::string_view text,
                                         record::Language language, const record::Date& day,
                                         Reading reading) {
  return Resolver(reader, text, language, day, reading).run();
}

std::optional<record::ProvisionId> held_provision(const index::Reader& reader,
                                                  std::string_view instrument,
                                                  const std::string& provision) {
  auto id = fitting(reader, std::string(instrument), provision);
  if (id && reader.find_covering(instrument, *id).empty()) id.reset();
  return id;
}

record::Language citing_language(std::string_view text) {
  const text::Folded folded = text::fold(text);
  const bool han = std::any_of(folded.characters.begin(), folded.characters.end(), text::is_han);
  if (han) return record::Language::zh_hans;
  static constexpr auto kPortuguese = std::to_array<std::u32string_view>(
      {U"artigo", U"artigos", U"lei", U"leis", U"decreto", U"codigo", U"regime", U"regulamento",
       U"despacho", U"portaria", U"alinea", U"direitos", U"propriedade"});
  const std::u32string_view characters = folded.characters;
  const auto is_letter = [](char32_t c) { return c >= U'a' && c <= U'z'; };
  for (std::size_t at = 0; at < characters.size();) {
    std::size_t end = at;
    while (end < characters.size() && is_letter(characters[end])) ++end;
    const std::u32string_view word = characters.substr(at, end - at);
    if (std::find(kPortuguese.begin(), kPortuguese.end(), word) != kPortuguese.end()) {
      return record::Language::pt;
    }
    at = end + 1;
  }
  return record::Language::en;
}

}  // namespace gbalex::search
