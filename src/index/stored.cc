#include "index/stored.h"

#include <algorithm>

#include "index/digest.h"
#include "index/pack.h"
#include "text/analyse.h"

namespace gbalex::index {

namespace {

constexpr std::uint64_t kFormat = 3;

std::uint64_t number_of(const std::optional<record::Date>& date) {
  return date ? static_cast<std::uint64_t>(date->yyyymmdd()) : 0;
}

std::optional<record::Date> date_of(std::uint64_t number) {
  if (number == 0 || number > 99991231) return std::nullopt;
  const auto digits = static_cast<int>(number);
  return record::Date::of_parts(digits / 10000, digits / 100 % 100, digits % 100);
}

template <typename Enum, std::size_t N>
bool known(std::uint64_t number, const std::array<Enum, N>& all) {
  return std::any_of(all.begin(), all.end(),
                     [number](Enum value) { return static_cast<std::uint64_t>(value) == number; });
}

template <typename Enum, std::size_t N>
Enum take(Unpacker& in, const std::array<Enum, N>& all) {
  const std::uint64_t number = in.number();
  if (!known(number, all)) in.fail();
  return known(number, all) ? static_cast<Enum>(number) : all[0];
}

template <typename Enum>
void put(Packer& out, Enum value) {
  out.number(static_cast<std::uint64_t>(value));
}

constexpr std::array kFieldKinds = {FieldKind::title, FieldKind::heading, FieldKind::number,
                                    FieldKind::body, FieldKind::context, FieldKind::answer};
constexpr std::array kTextStatuses = {record::TextStatus::unmarked, record::TextStatus::official,
                                      record::TextStatus::unofficial,
                                      record::TextStatus::converted};

constexpr std::array kStandings = {Standing::other, Standing::statute, Standing::interpretation};

// Folded.
constexpr auto kLiabilityHeadings = std::to_array<std::string_view>(
    {"法律责任", "罚则", "处罚", "罪行", "offence", "penalt", "sanction", "liabilit", "sanco",
     "infraco", "penais", "crimes"});
constexpr auto kFrameHeadings = std::to_array<std::string_view>(
    {"总则", "附则", "一般规定", "general provision", "preliminary", "supplementary",
     "final provision", "disposicoes gerais", "disposicoes finais"});

template <std::size_t N>
bool holds_any(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(), [text](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

template <std::size_t N>
bool has_heading(const Document& document, const std::array<std::string_view, N>& words) {
  return std::any_of(document.fields.begin(), document.fields.end(), [&words](const Field& field) {
    return field.kind == FieldKind::heading && holds_any(text::fold_key(field.text), words);
  });
}

void put_sets(Packer& out, const Document& document, FieldKind kind) {
  std::vector<std::vector<std::uint32_t>> sets;
  for (const Field& field : document.fields) {
    if (field.kind != kind) continue;
    std::vector<std::uint32_t> hashes = coverage_hashes(field.text, field.language);
    const bool same = std::find(sets.begin(), sets.end(), hashes) != sets.end();
    if (!same && !hashes.empty()) sets.push_back(std::move(hashes));
  }
  out.number(sets.size());
  for (const std::vector<std::uint32_t>& set : sets) {
    out.number(set.size());
    for (const std::uint32_t hash : set) out.word(hash);
  }
}

TermSets take_sets(Unpacker& in) {
  TermSets sets;
  for (std::size_t left = in.count(); left > 0; --left) {
    const std::size_t size = in.count();
    if (size == 0) in.fail();
    for (std::size_t i = 0; i < size; ++i) sets.add(in.word());
    sets.end_set();
  }
  return sets;
}

// The bytes of them.
std::string_view pass_sets(Unpacker& in) {
  const std::size_t begin = in.at();
  for (std::size_t left = in.count(); left > 0; --left) {
    const std::size_t size = in.count();
    if (size == 0) in.fail();
    for (std::size_t i = 0; i < size; ++i) in.word();
  }
  return in.since(begin);
}

void put_law(Packer& out, const Document& document) {
  out.number(kFormat);
  put(out, document.kind);
  put(out, document.region);
  put(out, document.recorded_status);
  out.number(number_of(document.first_effective));
  out.number(number_of(document.from));
  out.number(number_of(document.to));
}

// Features and Document begin alike.
template <typename T>
void take_law(Unpacker& in, T& into) {
  if (in.number() != kFormat) in.fail();
  into.kind = take(in, record::kKinds);
  into.region = take(in, record::kRegions);
  into.recorded_status = take(in, record::kStatuses);
  into.first_effective = date_of(in.number());
  into.from = date_of(in.number());
  into.to = date_of(in.number());
}

}  // namespace

bool has_status(record::Kind kind) {
  return kind == record::Kind::instrument || kind == record::Kind::provision;
}

std::vector<std::uint32_t> coverage_hashes(std::string_view text, record::Language language) {
  std::vector<std::uint32_t> hashes;
  for (const text::Token& token : text::analyse(text, language, text::Extras::citations)) {
    const bool counts = token.kind == text::TokenKind::bigram ||
                        token.kind == text::TokenKind::stem ||
                        (token.kind == text::TokenKind::unigram && token.position != 0);
    if (counts) hashes.push_back(short_hash(token.term));
  }
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  return hashes;
}

Standing standing_of(const Document& document) {
  static constexpr auto kStatutes = std::to_array<std::string_view>(
      {"law", "constitutional_law", "decree_law", "ordinance", "common_law"});
  static constexpr auto kStatuteEnds =
      std::to_array<std::string_view>({"法", "法典", " act", " ordinance"});
  if (document.level == "judicial_interpretation") return Standing::interpretation;
  const auto is_level = [&document](std::string_view level) { return document.level == level; };
  if (std::any_of(kStatutes.begin(), kStatutes.end(), is_level)) return Standing::statute;
  if (!document.level.empty()) return Standing::other;
  const std::string name = text::fold_key(document.work);
  if (holds_any(name, std::to_array<std::string_view>({"最高人民", "解释"}))) {
    return Standing::interpretation;
  }
  const auto ends = [&name](std::string_view end) { return name.ends_with(end); };
  const bool statute = std::any_of(kStatuteEnds.begin(), kStatuteEnds.end(), ends);
  return statute ? Standing::statute : Standing::other;
}

std::string pack_features(const Document& document, std::uint32_t cited) {
  Packer out;
  put_law(out, document);
  out.long_word(document.work.empty() ? 0 : term_hash(document.work));
  put(out, standing_of(document));
  out.number(has_heading(document, kLiabilityHeadings) ? 1 : 0);
  out.number(has_heading(document, kFrameHeadings) ? 1 : 0);
  out.number(cited);
  put_sets(out, document, FieldKind::title);
  put_sets(out, document, FieldKind::heading);
  return out.take();
}

std::optional<Features> unpack_features(std::string_view bytes) {
  Unpacker in(bytes);
  Features features;
  take_law(in, features);
  features.work = in.long_word();
  features.standing = take(in, kStandings);
  features.of_liability = in.number() != 0;
  features.of_frame = in.number() != 0;
  features.cited = static_cast<std::uint32_t>(in.number());
  features.titles = pass_sets(in);
  features.headings = pass_sets(in);
  if (!in.ok() || !in.at_end()) return std::nullopt;
  return features;
}

TermSets unpack_sets(std::string_view packed) {
  Unpacker in(packed);
  return take_sets(in);
}

std::string pack(const Document& document) {
  Packer out;
  put_law(out, document);
  out.text(document.id);
  out.text(document.provision);
  out.text(document.work);
  out.number(document.subjects.size());
  for (const std::string& subject : document.subjects) out.text(subject);
  out.number(document.languages.size());
  for (const record::Language language : document.languages) put(out, language);
  out.text(document.level);
  out.text(document.issuer);
  out.number(static_cast<std::uint64_t>(std::max(document.year, 0)));
  out.number(number_of(document.as_of));
  out.number(document.fields.size());
  for (const Field& field : document.fields) {
    put(out, field.kind);
    put(out, field.language);
    put(out, field.status);
    out.text(field.text);
  }
  return out.take();
}

std::optional<Document> unpack(std::string_view data) {
  Unpacker in(data);
  Document document;
  take_law(in, document);
  document.id = in.text();
  document.provision = in.text();
  document.work = in.text();
  document.subjects.resize(in.count());
  for (std::string& subject : document.subjects) subject = in.text();
  document.languages.resize(in.count());
  for (record::Language& language : document.languages) language = take(in, record::kLanguages);
  document.level = in.text();
  document.issuer = in.text();
  document.year = static_cast<int>(in.number());
  document.as_of = date_of(in.number());
  document.fields.resize(in.count());
  for (Field& field : document.fields) {
    field.kind = take(in, kFieldKinds);
    field.language = take(in, record::kLanguages);
    field.status = take(in, kTextStatuses);
    field.text = in.text();
  }
  if (!in.ok() || !in.at_end()) return std::nullopt;
  return document;
}

std::optional<std::vector<FieldView>> unpack_fields(std::string_view data) {
  Unpacker in(data);
  Features law;
  take_law(in, law);
  constexpr int kNames = 3;  // id, provision, work
  for (int i = 0; i < kNames; ++i) in.text();
  for (std::size_t subjects = in.count(); subjects > 0; --subjects) in.text();
  for (std::size_t languages = in.count(); languages > 0; --languages) take(in, record::kLanguages);
  in.text();  // level
  in.text();  // issuer
  in.number();
  in.number();
  std::vector<FieldView> fields(in.count());
  for (FieldView& field : fields) {
    field.kind = take(in, kFieldKinds);
    field.language = take(in, record::kLanguages);
    take(in, kTextStatuses);
    field.text = in.text();
  }
  if (!in.ok() || !in.at_end()) return std::nullopt;
  return fields;
}

std::string status_key(const Document& document) {
  Packer out;
  put(out, document.recorded_status);
  out.number(number_of(document.first_effective));
  out.number(number_of(document.from));
  out.number(number_of(document.to));
  // Hexadecimal: a zero byte counts double in a Xapian term.
  return to_hex(out.take());
}

std::optional<record::StatusOnDay> status_on(std::string_view key, const record::Date& day) {
  const std::optional<std::string> bytes = from_hex(key);
  if (!bytes) return std::nullopt;
  Unpacker in(*bytes);
  const record::Status recorded = take(in, record::kStatuses);
  const auto first_effective = date_of(in.number());
  const auto from = date_of(in.number());
  const auto to = date_of(in.number());
  if (!in.ok() || !in.at_end()) return std::nullopt;
  return record::status_on(recorded, first_effective, from, to, day);
}

std::string facet_value(const Document& document) {
  Packer out;
  const bool of_instrument = has_status(document.kind);
  out.text(of_instrument ? document.id : document_name(document.kind, document.id));
  put(out, document.kind);
  out.number(document.compares.size() + 1);
  put(out, document.region);
  for (const record::Region region : document.compares) put(out, region);
  out.number(document.subjects.size());
  for (const std::string& subject : document.subjects) out.text(subject);
  out.number(document.languages.size());
  for (const record::Language language : document.languages) put(out, language);
  out.number(static_cast<std::uint64_t>(std::max(document.year, 0)));
  out.text(document.level);
  out.text(of_instrument ? status_key(document) : "");
  return out.take();
}

std::optional<FacetKey> parse_facet_value(std::string_view value) {
  Unpacker in(value);
  FacetKey key;
  key.group = in.text();
  key.kind = take(in, record::kKinds);
  key.regions.resize(in.count());
  for (record::Region& region : key.regions) region = take(in, record::kRegions);
  key.subjects.resize(in.count());
  for (std::string& subject : key.subjects) subject = in.text();
  key.languages.resize(in.count());
  for (record::Language& language : key.languages) language = take(in, record::kLanguages);
  key.year = static_cast<int>(in.number());
  key.level = in.text();
  key.status = in.text();
  if (!in.ok() || !in.at_end()) return std::nullopt;
  return key;
}

}  // namespace gbalex::index
