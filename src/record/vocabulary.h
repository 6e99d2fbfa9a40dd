// The closed vocabularies of the catalogue, their codes in XML, JSON and addresses, and the order
// in which they are shown. One enum each; code() gives the code, parse_*() is its inverse and is
// empty for an unknown code. Codes are for ever: they stand in addresses and in the corpus.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

namespace gbalex::record {

enum class Region { mainland, guangdong, hongkong, macao, crossborder, international };
inline constexpr std::array kRegions = {Region::mainland,    Region::guangdong,
                                        Region::hongkong,    Region::macao,
                                        Region::crossborder, Region::international};
std::string_view code(Region region);
std::optional<Region> parse_region(std::string_view text);

// Content and interface languages, by BCP 47 tag: zh-Hans, zh-Hant, en, pt.
enum class Language { zh_hans, zh_hant, en, pt };
inline constexpr std::array kLanguages = {Language::zh_hans, Language::zh_hant, Language::en,
                                          Language::pt};
std::string_view code(Language language);
std::optional<Language> parse_language(std::string_view text);

enum class Confidence { high, medium, low };
std::string_view code(Confidence confidence);
std::optional<Confidence> parse_confidence(std::string_view text);

// The kinds of record a search can find; each has a page of its own.
enum class Kind { instrument, provision, topic, playbook, contact, link, programme };
inline constexpr std::array kKinds = {Kind::instrument, Kind::provision, Kind::topic,
                                      Kind::playbook,   Kind::contact,   Kind::link,
                                      Kind::programme};
std::string_view code(Kind kind);
std::optional<Kind> parse_kind(std::string_view text);

// Legal state of an instrument. The first six are recorded; earlier_wording is only ever
// computed: the law was in force on the date asked for, in a wording that this record is not.
enum class Status {
  in_force,
  not_yet_in_force,
  partly_in_force,
  superseded,
  repealed,
  not_in_force,
  earlier_wording,
};
inline constexpr std::array kStatuses = {
    Status::in_force, Status::not_yet_in_force, Status::partly_in_force, Status::superseded,
    Status::repealed, Status::not_in_force,     Status::earlier_wording};
std::string_view code(Status status);
// Accepts the recorded ones and earlier_wording.
std::optional<Status> parse_status(std::string_view text);

// Whether the words of a text are those of an authority. converted: derived from the other
// Chinese script by OpenCC. unmarked: the source does not say.
enum class TextStatus { unmarked, official, unofficial, converted };
std::string_view code(TextStatus status);  // "" for unmarked
std::optional<TextStatus> parse_text_status(std::string_view text);

// Open lists of codes, used as strings in records: the reader refuses any other code.
std::span<const std::string_view> subjects();               // also the functions of contacts
std::span<const std::string_view> counterpart_functions();  // rows of the counterpart table
std::span<const std::string_view> instrument_levels();
std::span<const std::string_view> contact_levels();
std::span<const std::string_view> contact_kinds();
std::span<const std::string_view> link_categories();
std::span<const std::string_view> source_bases();  // how an address is known
std::span<const std::string_view> number_bases();  // how an official number is known
std::span<const std::string_view> evidence_kinds();
std::span<const std::string_view> figure_qualifiers();
bool contains(std::span<const std::string_view> vocabulary, std::string_view code);

}  // namespace gbalex::record
