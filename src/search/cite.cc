// search::cite: what a text cites, for /id?cite= and `gbalex cite`.
#include <algorithm>
#include <array>

#include "search/citation.h"
#include "search/hits.h"
#include "search/query.h"
#include "search/search.h"

namespace gbalex::search {

namespace {

// The text without these spans and without the blanks and marks around what is left.
std::string without(std::string_view text, std::vector<text::Span> spans) {
  std::sort(spans.begin(), spans.end(),
            [](const text::Span& a, const text::Span& b) { return a.begin < b.begin; });
  std::string rest;
  std::size_t at = 0;
  const auto keep = [&rest](std::string_view part) {
    std::size_t first = part.size(), last = 0;
    for (const text::Token& token : text::analyse(part, record::Language::en)) {
      first = std::min(first, token.span.begin);
      last = std::max(last, token.span.end);
    }
    if (first >= last) return;
    if (!rest.empty()) rest += ' ';
    rest += part.substr(first, last - first);
  };
  for (const text::Span& span : spans) {
    if (span.begin > at) keep(text.substr(at, span.begin - at));
    at = std::max(at, span.end);
  }
  keep(text.substr(at));
  return rest;
}

// A decree of Macao that approves a code: its title says so.
bool approves_code(const index::Stored& law) {
  static constexpr std::array kApproves = {std::string_view("核准"), std::string_view("Aprova o "),
                                           std::string_view("Aprova a ")};
  return law.region == record::Region::macao &&
         std::any_of(law.fields.begin(), law.fields.end(), [](const index::Field& field) {
           return field.kind == index::FieldKind::title &&
                  std::any_of(kApproves.begin(), kApproves.end(), [&field](std::string_view word) {
                    return field.text.find(word) != std::string::npos;
                  });
         });
}

std::vector<CiteTarget> targets_of(const index::Reader& reader, const CitedMention& mention,
                                   record::Language language) {
  std::vector<CiteTarget> targets;
  for (const CitedLaw& law : mention.laws) {
    const auto instrument = reader.find(record::Kind::instrument, law.instrument);
    if (!instrument) continue;
    CiteTarget target;
    target.instrument = law.instrument;
    target.title = pick_text(*instrument, index::FieldKind::title, language);
    target.version_held = law.version_held;
    target.url = url_of(record::Kind::instrument, law.instrument);
    const std::string instrument_url = target.url;
    if (law.provision) {
      target.provision = law.provision->text();
      target.provision_held = law.provision_held;
      target.url +=
          law.provision_held ? "/" + law.provision->path() : "?provision=" + law.provision->text();
    }
    targets.push_back(target);
    // "art. 9 of DL 97/99/M": of the code that the decree approves, or of the decree itself.
    const bool by_number = mention.name.empty() && mention.number.starts_with("mo-");
    if (by_number && law.provision && law.provision_held && approves_code(*instrument)) {
      target.approving_decree = true;
      target.provision_held = false;
      target.url = instrument_url + "?provision=" + law.provision->text();
      targets.push_back(std::move(target));
    }
  }
  return targets;
}

CiteAnswer answer(const index::Reader& reader, std::string text, record::Language language,
                  const record::Date& day) {
  CiteAnswer answer;
  answer.text = std::move(text);
  std::vector<text::Span> spans;
  for (CitedMention& mention :
       cited_mentions(reader, answer.text, citing_language(answer.text), day, Reading::typed)) {
    CiteMention said{mention.span,
                     mention.own,
                     mention.name,
                     mention.number,
                     mention.provision,
                     mention.year,
                     targets_of(reader, mention, language)};
    if (!said.targets.empty()) spans.push_back(said.span);
    for (const CiteTarget& target : said.targets) {
      const auto same = [&target](const CiteTarget& other) {
        return other.instrument == target.instrument && other.provision == target.provision &&
               other.approving_decree == target.approving_decree;
      };
      if (std::none_of(answer.targets.begin(), answer.targets.end(), same)) {
        answer.targets.push_back(target);
      }
    }
    answer.mentions.push_back(std::move(said));
  }
  answer.not_understood = without(answer.text, std::move(spans));
  return answer;
}

}  // namespace

record::Result<CiteAnswer> cite(index::ReaderPool& pool, std::string_view text,
                                record::Language reader, const record::Date& day) {
  if (text.size() > kMaxCiteBytes) {
    return record::Error{record::ErrorKind::usage, "the text is too long", "text",
                         "cite at most " + std::to_string(kMaxCiteBytes) + " bytes at a time"};
  }
  // An invalid byte becomes a character of three bytes.
  bool was_cut = false;
  const std::string clean =
      text::is_valid_utf8(text) ? std::string(text) : cleaned(text, 3 * kMaxCiteBytes, was_cut);
  CiteAnswer result;
  auto read = pool.with([&](const index::Reader& index_reader) {
    result = answer(index_reader, clean, reader, day);
  });
  if (!read) return read.error();
  return result;
}

}  // namespace gbalex::search
