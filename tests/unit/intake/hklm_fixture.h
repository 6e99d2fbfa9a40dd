// Chapters of an invented law in HKLM, for the tests of its reader.
#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "intake/hklm.h"

namespace gbalex::tests {

inline constexpr std::string_view kHklmNamespaces =
    R"( xmlns="http://www.xml.gov.hk/schemas/hklm/1.0" xmlns:dc="http://purl.org/dc/elements/1.1/")";

inline std::string hklm_meta(std::string_view number = "9901",
                             std::string_view status = "In effect") {
  return "<meta><docName>Cap. " + std::string(number) + "</docName><docType>cap</docType>" +
         "<docNumber>" + std::string(number) + "</docNumber><docStatus>" + std::string(status) +
         "</docStatus><dc:identifier>/hk/cap" + std::string(number) +
         "!en</dc:identifier><dc:date>2031-04-05</dc:date><dc:publisher>DoJ</dc:publisher></meta>";
}

// A chapter whose main part holds `body`.
inline std::string hklm_chapter(std::string_view body, std::string_view language = "en",
                                std::string_view root = "ordinance", std::string_view meta = {}) {
  return R"(<?xml version="1.0" encoding="UTF-8"?><)" + std::string(root) +
         std::string(kHklmNamespaces) + R"( xml:lang=")" + std::string(language) + R"(">)" +
         (meta.empty() ? hklm_meta() : std::string(meta)) + "<main>" + std::string(body) +
         "</main></" + std::string(root) + ">";
}

// A section of a chapter: its own words behind number and heading.
inline std::string hklm_section(std::string_view number, std::string_view words) {
  const std::string text(number);
  return R"(<section name="s)" + text + R"(" temporalId="s)" + text + R"("><num value=")" + text +
         R"(">)" + text + "</num>" + std::string(words) + "</section>";
}

// Reads bytes that are a file of the format.
inline intake::Taken take_hklm(std::string_view bytes,
                               std::string_view name = "cap_9901_en_c.xml") {
  auto taken = intake::read_hklm({bytes, name});
  if (!taken) FAIL(taken.error().to_string());
  REQUIRE(taken->wordings.size() == 1);
  return std::move(taken.value());
}

inline library::Wording read_chapter(std::string_view body, std::string_view language = "en") {
  return std::move(take_hklm(hklm_chapter(body, language)).wordings.front());
}

// The unit of an id, at any depth; null where there is none.
inline const library::Unit* find_unit(const std::vector<library::Unit>& units,
                                      std::string_view id) {
  for (const library::Unit& unit : units) {
    if (unit.id == id) return &unit;
    if (const library::Unit* below = find_unit(unit.units, id)) return below;
  }
  return nullptr;
}

inline const library::Unit& unit_of(const library::Wording& wording, std::string_view id) {
  const library::Unit* unit = find_unit(wording.units, id);
  INFO("the unit " << id);
  REQUIRE(unit != nullptr);
  return *unit;
}

}  // namespace gbalex::tests
