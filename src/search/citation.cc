#include "search/citation.h"

#include <algorithm>
#include <map>

#include "index/stored.h"
#include "record/instrument.h"
#include "text/citation.h"

namespace gbalex::search {

namespace {

using text::CitationMention;

record::Language language_of(std::string_view text) {
  const std::u32string characters = text::fold(text).characters;
  const bool han = std::any_of(characters.begin(), characters.end(), text::is_han);
  return han ? record::Language::zh_hans : record::Language::en;
}

// Of each work among the instruments the enactment in force on the day, else the latest.
std::vector<std::string> one_of_each_work(const index::Reader& reader,
                                          const std::vector<std::string>& instruments,
                                          const record::Date& day) {
  using Law = std::shared_ptr<const index::Stored>;
  std::map<std::string, std::vector<Law>> works;
  for (const std::string& id : instruments) {
    if (auto law = reader.find(record::Kind::instrument, id)) works[law->work].push_back(law);
  }
  std::vector<std::string> chosen;
  for (auto& [work, enactments] : works) {
    std::stable_sort(enactments.begin(), enactments.end(),
                     [](const Law& a, const Law& b) { return a->from < b->from; });
    const auto in_force =
        std::find_if(enactments.rbegin(), enactments.rend(), [&day](const Law& enactment) {
          return record::status_on(enactment->recorded_status, enactment->first_effective,
                                   enactment->from, enactment->to, day)
                     .status == record::Status::in_force;
        });
    chosen.push_back(in_force == enactments.rend() ? enactments.back()->id : (*in_force)->id);
  }
  return chosen;
}

// 条 is a section in Hong Kong and an article elsewhere, whatever word the reader typed.
std::optional<record::ProvisionId> fitting(const index::Reader& reader,
                                           const std::string& instrument,
                                           const std::string& provision) {
  const auto parsed = record::ProvisionId::parse(provision);
  if (!parsed || (parsed->unit() != "art" && parsed->unit() != "s")) return parsed;
  if (!reader.find_covering(instrument, *parsed).empty()) return parsed;
  const std::string rest = provision.substr(parsed->unit().size());
  for (const std::string_view unit : {"art", "s", "r", "reg", "ord"}) {
    const auto other = record::ProvisionId::parse(std::string(unit) + rest);
    if (other && !reader.find_covering(instrument, *other).empty()) return other;
  }
  return parsed;
}

// Only blanks, quotes and marks, or "of the", "do", "of", between a name and its provision.
bool joins(std::string_view between) {
  constexpr std::size_t kLongest = 12;
  if (between.size() > kLongest) return false;
  const std::string key = text::fold_key(between);
  std::string bare;
  for (const char32_t c : text::fold(key).characters) {
    if (text::is_han(c)) return false;
    if (c >= U'a' && c <= U'z') bare += static_cast<char>(c);
    if (c >= U'0' && c <= U'9') return false;
  }
  static constexpr std::array kJoiners = {
      std::string_view(""),    std::string_view("of"), std::string_view("ofthe"),
      std::string_view("do"),  std::string_view("da"), std::string_view("no"),
      std::string_view("the"), std::string_view("de"),
  };
  return std::find(kJoiners.begin(), kJoiners.end(), bare) != kJoiners.end();
}

// "专利法四十二", "著作权法§54": a bare numeral right behind a name. Empty when another word
// follows the number (专利法2020年, 专利法三十周年).
std::optional<CitationMention> bare_numeral(std::string_view text, std::size_t from) {
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
  const std::size_t size = text::parse_numeral(text.substr(at), value);
  if (size == 0 || value < 1 || value > 9999) return std::nullopt;
  const text::Folded rest = text::fold(text.substr(at + size));
  const bool ends = rest.characters.empty() || rest.characters[0] == U'条' ||
                    (!text::is_han(rest.characters[0]) && rest.characters[0] != U'/' &&
                     !(rest.characters[0] >= U'a' && rest.characters[0] <= U'z'));
  // A year behind a name is the year of the enactment.
  const bool year = value >= 1900 && value <= 2100;
  if (!ends || year) return std::nullopt;
  return CitationMention{{at, at + size}, "", "art" + std::to_string(value)};
}

class Resolver {
 public:
  Resolver(const index::Reader& reader, std::string_view text, const record::Date& day)
      : reader_(reader), text_(text), day_(day), names_(reader.law_names().find(text)) {
    mentions_ = text::find_citations(text, language_of(text));
    if (language_of(text) == record::Language::en) {
      for (CitationMention& mention : text::find_citations(text, record::Language::pt)) {
        add_mention(std::move(mention));
      }
    }
    used_.assign(names_.size(), false);
  }

  std::vector<ResolvedCitation> run() {
    for (const CitationMention& mention : mentions_) {
      mention.number.empty() ? by_name(mention) : by_number(mention);
    }
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (used_[i]) continue;
      const auto numeral = bare_numeral(text_, names_[i].span.end);
      add(names_[i].instruments, numeral ? numeral->provision : "",
          numeral ? join(names_[i].span, numeral->span) : names_[i].span, true);
    }
    std::stable_sort(found_.begin(), found_.end(),
                     [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
    return std::move(found_);
  }

 private:
  static text::Span join(const text::Span& a, const text::Span& b) {
    return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
  }

  void add_mention(CitationMention mention) {
    const bool known = std::any_of(mentions_.begin(), mentions_.end(), [&](const auto& other) {
      return mention.span.begin < other.span.end && other.span.begin < mention.span.end;
    });
    if (!known) mentions_.push_back(std::move(mention));
  }

  void by_number(const CitationMention& mention) {
    std::vector<std::string> instruments;
    for (const index::Stored& stored : reader_.cited_by("A" + mention.number)) {
      if (stored.kind == record::Kind::instrument) instruments.push_back(stored.id);
    }
    add(instruments, mention.provision, mention.span, false);
  }

  // The name before the provision, else behind it, else the only name of the text.
  void by_name(const CitationMention& mention) {
    std::size_t chosen = names_.size();
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const text::Span& name = names_[i].span;
      if (name.end <= mention.span.begin &&
          joins(text_.substr(name.end, mention.span.begin - name.end))) {
        chosen = i;
      }
    }
    for (std::size_t i = 0; i < names_.size() && chosen == names_.size(); ++i) {
      const text::Span& name = names_[i].span;
      if (name.begin >= mention.span.end &&
          joins(text_.substr(mention.span.end, name.begin - mention.span.end))) {
        chosen = i;
      }
    }
    if (chosen == names_.size() && names_.size() == 1) chosen = 0;
    if (chosen == names_.size()) return;
    used_[chosen] = true;
    add(names_[chosen].instruments, mention.provision, join(names_[chosen].span, mention.span),
        true);
  }

  void add(const std::vector<std::string>& instruments, const std::string& provision,
           const text::Span& span, bool by_name) {
    const std::size_t first = found_.size();
    for (const std::string& id : one_of_each_work(reader_, instruments, day_)) {
      ResolvedCitation citation;
      citation.span = span;
      citation.by_name = by_name;
      citation.instrument = id;
      if (!provision.empty()) citation.provision = fitting(reader_, id, provision);
      found_.push_back(std::move(citation));
    }
    std::stable_sort(found_.begin() + static_cast<std::ptrdiff_t>(first), found_.end(),
                     [this](const ResolvedCitation& a, const ResolvedCitation& b) {
                       return doubt(a) < doubt(b);
                     });
  }

  // Of laws with one name, the one in force that holds the provision is meant, before one in force,
  // before any other.
  [[nodiscard]] int doubt(const ResolvedCitation& citation) const {
    const auto law = reader_.find(record::Kind::instrument, citation.instrument);
    if (!law) return 3;
    const record::Status status =
        record::status_on(law->recorded_status, law->first_effective, law->from, law->to, day_)
            .status;
    const bool in_force =
        status == record::Status::in_force || status == record::Status::partly_in_force;
    const bool held = !citation.provision ||
                      !reader_.find_covering(citation.instrument, *citation.provision).empty();
    return (in_force ? 0 : 2) + (held ? 0 : 1);
  }

  const index::Reader& reader_;
  std::string_view text_;
  const record::Date& day_;
  std::vector<index::NameMention> names_;
  std::vector<CitationMention> mentions_;
  std::vector<bool> used_;
  std::vector<ResolvedCitation> found_;
};

}  // namespace

std::vector<ResolvedCitation> resolve_citations(const index::Reader& reader, std::string_view text,
                                                const record::Date& day) {
  return Resolver(reader, text, day).run();
}

}  // namespace gbalex::search
