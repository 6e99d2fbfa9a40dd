// The names that the writer and the reader of Akoma Ntoso share. For this folder.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "library/wording.h"

namespace gbalex::library {

class XmlWriter;

inline constexpr std::string_view kNamespace = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
// Of our own attributes; always with the prefix "gba".
inline constexpr std::string_view kOwnNamespace = "urn:gbalex:library:1";

// Names of generic elements (hcontainer, block, container).
inline constexpr std::string_view kWords = "words";      // paragraphs between units
inline constexpr std::string_view kNothing = "nothing";  // where the schema wants a block
inline constexpr std::string_view kCrossHeading = "crossHeading";
inline constexpr std::string_view kIdentification = "identification";
inline constexpr std::string_view kHistory = "history";

// The element that is named after the kind; empty where it is a hcontainer with that name.
std::string_view element_of(UnitKind kind);
std::optional<UnitKind> kind_of_element(std::string_view element);

// Elements of the standard that have no kind of their own, and what they are taken for: rule is a
// section, alinea a paragraph. Empty: none of them.
std::optional<UnitKind> nearest_kind(std::string_view element);

// "art_42__para_1" as "art42(1)", "sched_1__sec_2" as "sch1/s2", "part_4"; empty: does not follow
// the naming convention.
std::string provision_of_eid(std::string_view eid);

// "cn", "hk", "mo"; the reader takes the first region of a country.
std::string_view country_of(record::Region region);
std::optional<record::Region> region_of_country(std::string_view country);

// The times in which units are in force, numbered from 1 in the order of the text.
class Periods {
 public:
  using Period = std::pair<std::optional<record::Date>, std::optional<record::Date>>;

  explicit Periods(const Wording& wording);
  // "period.3"; empty for a unit without dates.
  [[nodiscard]] std::string name_of(const Unit& unit) const;
  [[nodiscard]] const std::vector<Period>& all() const { return order_; }

 private:
  void add(const std::vector<Unit>& units);
  std::map<Period, std::size_t> numbers_;
  std::vector<Period> order_;
};

void write_meta(XmlWriter& xml, const Wording& wording, const Periods& periods);
// Of an attachment: a document of its own, which the standard wants identified.
void write_attachment_meta(XmlWriter& xml, const Wording& wording, std::string_view component);

}  // namespace gbalex::library
