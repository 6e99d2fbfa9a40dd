#include "intake/hklm_elements.h"

#include <algorithm>
#include <array>

namespace gbalex::intake::hklm {
namespace {

using library::UnitKind;

// In the order of the names. Those of HKLM, those that it takes from XHTML, and the levels of the
// markup of the United States that HKLM is made from.
constexpr std::array kElements = {
    Element{"a", Role::reference},
    Element{"annex", Role::unit, UnitKind::attachment},
    Element{"appendix", Role::unit, UnitKind::attachment},
    Element{"article", Role::unit, UnitKind::article},
    Element{"b", Role::inline_words},
    Element{"big", Role::inline_words},
    Element{"blockquote"},
    Element{"br", Role::line_break},
    Element{"center"},
    Element{"chapter", Role::unit, UnitKind::chapter},
    Element{"clause", Role::unit, UnitKind::point},
    Element{"col", Role::nothing},
    Element{"colgroup", Role::nothing},
    Element{"commencementNote", Role::history},
    Element{"content"},
    Element{"continued"},
    Element{"crossHeading", Role::cross_heading},
    Element{"date", Role::inline_words},
    Element{"def", Role::group},
    Element{"div"},
    Element{"division", Role::unit, UnitKind::division},
    Element{"docTitle", Role::title},
    Element{"editorialNote", Role::history},
    Element{"em", Role::inline_words},
    Element{"enactingFormula"},
    Element{"figure", Role::picture},
    Element{"fillIn", Role::inline_words},
    Element{"footnote", Role::history},
    Element{"graphic", Role::picture},
    Element{"heading", Role::heading},
    Element{"i", Role::inline_words},
    Element{"img", Role::picture},
    Element{"inline", Role::inline_words},
    Element{"item", Role::unit, UnitKind::point},
    Element{"leadIn"},
    Element{"li"},
    Element{"longTitle"},
    Element{"main"},
    Element{"marker", Role::line_break},
    Element{"meta", Role::nothing},
    Element{"note"},
    Element{"num", Role::number},
    Element{"ol"},
    Element{"order", Role::unit, UnitKind::part},
    Element{"p"},
    Element{"paragraph", Role::unit, UnitKind::paragraph},
    Element{"part", Role::unit, UnitKind::part},
    Element{"preamble"},
    Element{"proviso", Role::group},
    Element{"quotedContent", Role::group},
    Element{"quotedText", Role::inline_words},
    Element{"ref", Role::reference},
    Element{"regulation", Role::unit, UnitKind::section},
    Element{"rule", Role::unit, UnitKind::section},
    Element{"s", Role::inline_words},
    Element{"schedule", Role::unit, UnitKind::attachment},
    Element{"section", Role::unit, UnitKind::section},
    Element{"shortTitle", Role::short_title},
    Element{"signature"},
    Element{"small", Role::inline_words},
    Element{"sourceNote", Role::history},
    Element{"span", Role::inline_words},
    Element{"statutoryNote", Role::history},
    Element{"strong", Role::inline_words},
    Element{"sub", Role::inline_words},
    Element{"subclause", Role::unit, UnitKind::indent},
    Element{"subdivision", Role::unit, UnitKind::subdivision},
    Element{"subheading", Role::cross_heading},
    Element{"subparagraph", Role::unit, UnitKind::subparagraph},
    Element{"subpart", Role::unit, UnitKind::division},
    Element{"subsection", Role::unit, UnitKind::subsection},
    Element{"sup", Role::inline_words},
    Element{"table", Role::table},
    Element{"term", Role::term},
    Element{"text"},
    Element{"u", Role::inline_words},
    Element{"ul"},
};
static_assert(std::ranges::is_sorted(kElements, {}, &Element::name));

}  // namespace

const Element* find_element(std::string_view name) {
  const auto* found = std::ranges::lower_bound(kElements, name, {}, &Element::name);
  return found != kElements.end() && found->name == name ? found : nullptr;
}

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool is_words(const pugi::xml_node& node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

}  // namespace gbalex::intake::hklm
