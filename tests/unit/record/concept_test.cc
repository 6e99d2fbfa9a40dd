#include "record/concept.h"

#include <catch2/catch.hpp>

using namespace gbalex::record;
using enum Language;

namespace {

std::string shown(const Concept& made, Language reader) {
  const Label* label = preferred_label(made, reader);
  return label == nullptr ? "none" : label->text;
}

}  // namespace

TEST_CASE("a reader is shown the preferred label of the own language, without a region first") {
  Concept made;
  made.labels = {{"copyright work", en, {}, LabelUse::alternative},
                 {"版權", zh_hant, Region::hongkong, LabelUse::preferred},
                 {"著作權", zh_hant, Region::macao, LabelUse::preferred},
                 {"copyright (Hong Kong)", en, Region::hongkong, LabelUse::preferred},
                 {"copyright", en, {}, LabelUse::preferred},
                 {"direito de autor", pt, Region::macao, LabelUse::preferred}};
  CHECK(shown(made, en) == "copyright");
  CHECK(shown(made, zh_hant) == "版權");
  CHECK(shown(made, zh_hans) == "版權");
  CHECK(shown(made, pt) == "direito de autor");
}

TEST_CASE("a synonym is shown where nothing is preferred, a hidden label where there is no other") {
  Concept made;
  CHECK(shown(made, en) == "none");
  made.labels.push_back({"水货", zh_hans, {}, LabelUse::hidden});
  CHECK(shown(made, en) == "水货");
  made.labels.push_back({"grey goods", en, {}, LabelUse::alternative});
  CHECK(shown(made, zh_hans) == "grey goods");
  made.labels.push_back({"importação paralela", pt, {}, LabelUse::preferred});
  CHECK(shown(made, zh_hans) == "importação paralela");
}

TEST_CASE("the codes of a label's use go both ways") {
  for (const LabelUse use : {LabelUse::preferred, LabelUse::alternative, LabelUse::hidden}) {
    CHECK(parse_label_use(code(use)) == use);
  }
  CHECK(code(LabelUse::hidden) == "hidden");
  CHECK_FALSE(parse_label_use("secret"));
  CHECK_FALSE(parse_label_use(""));
}
