// Which law of the catalogue a text is, and the id of one that the catalogue does not have.
//
// A text is matched by its number where it has one that names one law (a chapter of Hong Kong, a
// law of Macao), else by its folded title without the State's name and the year of an enactment.
// Enactments of one work share a title: the year in the title decides, else the dates. The rules
// of generated ids are for ever: a later entry of the catalogue keeps them as aliases.
//
// Called by the indexer once a text. Pure; an Identifier is immutable and safe from any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "library/wording.h"
#include "record/instrument.h"

namespace gbalex::library {

// What is compared of a title: folded, without 中华人民共和国 or "of the People's Republic of
// China", without 《》 around it, without brackets that hold a year or a revision (2019年修正);
// a Chinese one without white space.
std::string title_key(std::string_view title);

// The year in brackets in a title, （2019年修正）: 2019; 0: none.
int year_in(std::string_view title);

// The number in the spelling of text/citation.h: "cap559", "cap362F", "mo-dl-97-99-m",
// "fashi-2022-13"; read from Wording::number, and with Wording::type where the number alone says
// too little ("97/99/M", "declei"). Empty: none is printed, or none of these.
std::string number_key(const Wording& wording);

// "hk-cap-362f", "mo-dl-97-99-m"; else "cn-t-0123456789" of the title: cn, gd, hk, mo, xb (across
// borders) or int, and ten hexadecimal digits of the SHA-256 of title_key(). Empty: there is
// neither a number nor a title.
std::string generated_id(const Wording& wording);

struct Identity {
  enum class By {
    number,     // of the catalogue
    title,      // of the catalogue
    rule,       // generated_id()
    undecided,  // several enactments of the catalogue have this title, and no date tells which
    nothing,    // no number and no title
  };
  By by = By::nothing;
  std::string instrument;  // empty: undecided, nothing
  // In force from, by the catalogue: of a text that is its current one, by the date of
  // promulgation or the year in the title. For texts that print none.
  std::optional<record::Date> from;
  std::vector<std::string> candidates;  // ids; of undecided
};

class Identifier {
 public:
  // Keeps copies of what it needs.
  explicit Identifier(const std::vector<record::Instrument>& catalogue);

  [[nodiscard]] Identity identify(const Wording& wording) const;

 private:
  struct Law {
    std::string id;
    record::Region region;
    std::optional<record::Date> adopted, amended, current;
    int year = 0;  // in its title
  };
  using Laws = std::vector<std::size_t>;  // into laws_

  [[nodiscard]] Identity found(const std::string& id, Identity::By by,
                               const Wording& wording) const;
  [[nodiscard]] Identity choose(const Laws& laws, Identity::By by, const Wording& wording) const;
  [[nodiscard]] std::string by_day(const Laws& laws, const std::optional<record::Date>& day) const;
  [[nodiscard]] Laws of_place(const std::unordered_map<std::string, Laws>& index,
                              const std::string& key, const Wording& wording) const;

  std::vector<Law> laws_;
  std::unordered_map<std::string, Laws> by_number_, by_title_, by_loose_title_;
};

}  // namespace gbalex::library
