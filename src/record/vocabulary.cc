#include "record/vocabulary.h"

#include <algorithm>

namespace gbalex::record {
namespace {

using namespace std::string_view_literals;

template <typename Enum>
struct Code {
  Enum value;
  std::string_view code;
};

template <typename Enum, std::size_t N>
std::string_view find_code(const std::array<Code<Enum>, N>& table, Enum value) {
  const auto it = std::ranges::find(table, value, &Code<Enum>::value);
  return it == table.end() ? ""sv : it->code;
}

template <typename Enum, std::size_t N>
std::optional<Enum> find_value(const std::array<Code<Enum>, N>& table, std::string_view text) {
  const auto it = std::ranges::find(table, text, &Code<Enum>::code);
  return it == table.end() ? std::nullopt : std::optional(it->value);
}

constexpr std::array<Code<Region>, 6> kRegionCodes{{
    {Region::mainland, "mainland"},
    {Region::guangdong, "guangdong"},
    {Region::hongkong, "hongkong"},
    {Region::macao, "macao"},
    {Region::crossborder, "crossborder"},
    {Region::international, "international"},
}};

constexpr std::array<Code<Language>, 4> kLanguageCodes{{
    {Language::zh_hans, "zh-Hans"},
    {Language::zh_hant, "zh-Hant"},
    {Language::en, "en"},
    {Language::pt, "pt"},
}};

constexpr std::array<Code<Confidence>, 3> kConfidenceCodes{{
    {Confidence::high, "high"},
    {Confidence::medium, "medium"},
    {Confidence::low, "low"},
}};

constexpr std::array<Code<Kind>, 7> kKindCodes{{
    {Kind::instrument, "instrument"},
    {Kind::provision, "provision"},
    {Kind::topic, "topic"},
    {Kind::playbook, "playbook"},
    {Kind::contact, "contact"},
    {Kind::link, "link"},
    {Kind::programme, "programme"},
}};

constexpr std::array<Code<Status>, 7> kStatusCodes{{
    {Status::in_force, "in_force"},
    {Status::not_yet_in_force, "not_yet_in_force"},
    {Status::partly_in_force, "partly_in_force"},
    {Status::superseded, "superseded"},
    {Status::repealed, "repealed"},
    {Status::not_in_force, "not_in_force"},
    {Status::earlier_wording, "earlier_wording"},
}};

constexpr std::array<Code<TextStatus>, 4> kTextStatusCodes{{
    {TextStatus::unmarked, ""},
    {TextStatus::official, "official"},
    {TextStatus::unofficial, "unofficial"},
    {TextStatus::converted, "converted"},
}};

constexpr std::array kSubjects = {
    "patent"sv,
    "utility_model"sv,
    "design"sv,
    "trademark"sv,
    "copyright"sv,
    "geographical_indication"sv,
    "layout_design"sv,
    "plant_variety"sv,
    "trade_secret"sv,
    "unfair_competition"sv,
    "competition"sv,
    "special_signs"sv,
    "domain_ecommerce"sv,
    "data"sv,
    "border"sv,
    "recordal"sv,
    "postal"sv,
    "criminal"sv,
    "enforcement"sv,
    "prosecution"sv,
    "court"sv,
    "dispute_resolution"sv,
    "rights_assistance"sv,
    "ip_trading"sv,
    "ip_agency"sv,
    "fees"sv,
    "policy"sv,
    "education"sv,
    "training"sv,
    "information"sv,
    "service"sv,
    "treaty"sv,
    "cooperation"sv,
    "ip_general"sv,
};

constexpr std::array kCounterpartFunctions = {
    "coordination"sv,
    "coordination_national"sv,
    "patent_registration"sv,
    "patent_examination_training"sv,
    "patent_admin_enforcement"sv,
    "patent_fast_track"sv,
    "trademark_registration"sv,
    "trademark_enforcement"sv,
    "design_registration"sv,
    "copyright_administration"sv,
    "copyright_licensing_bodies"sv,
    "copyright_enforcement"sv,
    "border"sv,
    "border_recordal"sv,
    "border_hk_frontline"sv,
    "border_macao_frontline"sv,
    "post_express"sv,
    "criminal_investigation"sv,
    "general_police"sv,
    "prosecution"sv,
    "court_first_instance"sv,
    "court_appeal"sv,
    "court_final"sv,
    "court_administrative"sv,
    "rights_assistance"sv,
    "complaint_line"sv,
    "complaint_line_border"sv,
    "trade_promotion"sv,
    "policy"sv,
    "zone_hengqin"sv,
    "enquiry_points"sv,
};

constexpr std::array kInstrumentLevels = {
    "law"sv,
    "administrative_regulation"sv,
    "departmental_rule"sv,
    "normative_document"sv,
    "judicial_interpretation"sv,
    "local_regulation"sv,
    "local_government_rule"sv,
    "constitutional_law"sv,
    "ordinance"sv,
    "subsidiary_legislation"sv,
    "code_of_practice"sv,
    "practice_direction"sv,
    "common_law"sv,
    "decree_law"sv,
    "portaria"sv,
    "dispatch"sv,
    "treaty"sv,
    "cooperation_instrument"sv,
};

constexpr std::array kContactLevels = {"national"sv, "province"sv,    "city"sv,
                                       "sar"sv,      "crossborder"sv, "international"sv};
constexpr std::array kContactKinds = {"administration"sv, "enforcement"sv, "prosecution"sv,
                                      "court"sv,          "service"sv,     "hotline"sv,
                                      "industry"sv,       "mechanism"sv};
constexpr std::array kLinkCategories = {"authority"sv,
                                        "official_database"sv,
                                        "statute_text"sv,
                                        "statute_index"sv,
                                        "register"sv,
                                        "e_filing"sv,
                                        "fees"sv,
                                        "statistics"sv,
                                        "guidance"sv,
                                        "news_policy"sv,
                                        "dispute_resolution"sv,
                                        "ip_trading"sv,
                                        "border_enforcement"sv,
                                        "cooperation"sv,
                                        "treaty_status"sv};
constexpr std::array kSourceBases = {"cited"sv, "pattern"sv, "site_root"sv};
constexpr std::array kNumberBases = {"source"sv, "general_knowledge"sv, "mixed"sv};
constexpr std::array kEvidenceKinds = {
    "official_page"sv, "news"sv,   "third_party"sv,     "public_text"sv,       "public_code"sv,
    "url_pattern"sv,   "mirror"sv, "progress_report"sv, "general_knowledge"sv, "unverified"sv};
constexpr std::array kFigureQualifiers = {"about"sv, "more than"sv, "nearly"sv};

}  // namespace

std::string_view code(Region region) { return find_code(kRegionCodes, region); }
std::optional<Region> parse_region(std::string_view text) { return find_value(kRegionCodes, text); }

std::string_view code(Language language) { return find_code(kLanguageCodes, language); }
std::optional<Language> parse_language(std::string_view text) {
  return find_value(kLanguageCodes, text);
}

std::string_view code(Confidence confidence) { return find_code(kConfidenceCodes, confidence); }
std::optional<Confidence> parse_confidence(std::string_view text) {
  return find_value(kConfidenceCodes, text);
}

std::string_view code(Kind kind) { return find_code(kKindCodes, kind); }
std::optional<Kind> parse_kind(std::string_view text) { return find_value(kKindCodes, text); }

std::string_view code(Status status) { return find_code(kStatusCodes, status); }
std::optional<Status> parse_status(std::string_view text) { return find_value(kStatusCodes, text); }

std::string_view code(TextStatus status) { return find_code(kTextStatusCodes, status); }
std::optional<TextStatus> parse_text_status(std::string_view text) {
  return find_value(kTextStatusCodes, text);
}

std::span<const std::string_view> subjects() { return kSubjects; }
std::span<const std::string_view> counterpart_functions() { return kCounterpartFunctions; }
std::span<const std::string_view> instrument_levels() { return kInstrumentLevels; }
std::span<const std::string_view> contact_levels() { return kContactLevels; }
std::span<const std::string_view> contact_kinds() { return kContactKinds; }
std::span<const std::string_view> link_categories() { return kLinkCategories; }
std::span<const std::string_view> source_bases() { return kSourceBases; }
std::span<const std::string_view> number_bases() { return kNumberBases; }
std::span<const std::string_view> evidence_kinds() { return kEvidenceKinds; }
std::span<const std::string_view> figure_qualifiers() { return kFigureQualifiers; }

bool contains(std::span<const std::string_view> vocabulary, std::string_view code) {
  return std::ranges::find(vocabulary, code) != vocabulary.end();
}

}  // namespace gbalex::record
