#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <tuple>

#include "corpus/read_kinds.h"
#include "corpus/thesaurus_rules.h"
#include "text/analyse.h"

namespace gbalex::corpus {
namespace {

using namespace std::string_view_literals;

// A label without one is preferred.
constexpr std::array kUses = {"alternative"sv, "hidden"sv};
constexpr std::size_t kFewestLanguages = 3;

record::LabelUse read_use(Element& element) {
  const std::string use = element.code("use", kUses, Need::optional);
  if (element.free_attribute("use").empty()) return record::LabelUse::preferred;
  return record::parse_label_use(use).value_or(record::LabelUse::alternative);
}

record::Label read_label(Element& element) {
  record::Label label{
      .text = element.own_text(),
      .language = element.language(),
      .region = element.optional_region(),
      .use = read_use(element),
  };
  if (label.text.empty()) return label;
  element.mention_text(label_target(label.text));
  if (text::fold(label.text).characters.size() == 1) {
    element.text_problem("a label of one character", "write the expression that it stands for");
  }
  return label;
}

std::vector<record::Label> read_labels(Element& element) {
  std::set<std::tuple<record::Language, std::optional<record::Region>>> preferred;
  std::set<std::tuple<record::Language, std::optional<record::Region>, std::string>> seen;
  std::set<record::Language> languages;
  auto labels = element.each("label", [&](Element& child) {
    record::Label label = read_label(child);
    languages.insert(label.language);
    if (label.use == record::LabelUse::preferred &&
        !preferred.emplace(label.language, label.region).second) {
      child.problem("a second preferred label of this language and region",
                    "write use=\"alternative\", or another region");
    }
    if (!seen.emplace(label.language, label.region, text::fold_key(label.text)).second) {
      child.text_problem("the label \"" + label.text + "\" stands twice in its concept",
                         "take one away");
    }
    return label;
  });
  std::erase_if(labels, [](const record::Label& label) { return label.text.empty(); });
  if (languages.size() < kFewestLanguages) {
    element.problem("a concept with labels in fewer than three languages",
                    "add labels in other languages");
  }
  return labels;
}

record::Concept read_concept(Element& element) {
  std::string id = element.own_id();
  return {
      .id = std::move(id),
      .subject = element.code("subject", record::subjects(), Need::required),
      .broader = element.references("broader", Need::optional),
      .related = element.references("related", Need::optional),
      .labels = read_labels(element),
      .scope = element.texts("scope", false, Need::optional),
  };
}

}  // namespace

record::ThesaurusPart read_thesaurus(Element& element, std::vector<record::Concept>& concepts) {
  std::string id = element.own_id();
  record::ThesaurusPart part{
      .id = std::move(id),
      .title = element.texts("title", false, Need::required),
      .provenance = read_provenance(element),
      .concepts = {},
  };
  auto read = element.each("concept", read_concept);
  if (read.empty()) element.problem("<thesaurus> has no <concept>", "add one");
  for (const record::Concept& each : read) part.concepts.push_back(each.id);
  std::ranges::move(read, std::back_inserter(concepts));
  return part;
}

}  // namespace gbalex::corpus
