#include "web/concept_view.h"

#include <algorithm>
#include <set>

namespace gbalex::web {

using record::Concept;
using record::Label;
using record::LabelUse;
using record::Language;
using record::Region;

namespace {

Json region_word(const Visit& visit, const std::optional<Region>& region) {
  return region ? Json(word(visit, "region", code(*region))) : Json();
}

Json name_view(const Label& label) {
  return {{"text", label.text}, {"lang", code(label.language)}, {"last", false}};
}

// The names of one language in one region, or in general.
Json row_view(const Visit& visit, const Concept& concept_, Language language,
              const std::optional<Region>& region) {
  Json preferred;
  Json alternatives = Json::array();
  for (const Label& label : concept_.labels) {
    if (label.language != language || label.region != region) continue;
    if (label.use == LabelUse::preferred) preferred = name_view(label);
    if (label.use == LabelUse::alternative) alternatives.push_back(name_view(label));
  }
  if (preferred.is_null() && alternatives.empty()) return {};
  if (!alternatives.empty()) alternatives.back()["last"] = true;
  return {{"language", word(visit, "language", code(language))},
          {"region", region_word(visit, region)},
          {"preferred", preferred},
          {"has_alternatives", !alternatives.empty()},
          {"alternatives", std::move(alternatives)}};
}

}  // namespace

Json thesaurus_parts(const index::Reader& reader) {
  Json parts = Json::parse(reader.metadata("thesaurus-parts"), nullptr, false);
  return parts.is_array() ? parts : Json::array();
}

Json concept_reference(const Visit& visit, const Concept& concept_) {
  const Label* name = record::preferred_label(concept_, visit.language);
  Json view = text_view(visit, name->text, name->language);
  view["url"] = visit.page("/concept/" + concept_.id);
  view["region"] = region_word(visit, name->region);
  Json others = Json::array();
  for (const Label& label : concept_.labels) {
    const bool regional = label.use == LabelUse::preferred && label.region;
    if (!regional || label.language != name->language || label.text == name->text) continue;
    others.push_back({{"text", label.text},
                      {"lang", code(label.language)},
                      {"region", region_word(visit, label.region)}});
  }
  view["others"] = std::move(others);
  return view;
}

Json concept_references(const Visit& visit, const index::Reader& reader,
                        const std::vector<std::string>& ids) {
  Json list = Json::array();
  for (const std::string& id : ids) {
    const Concept* concept_ = reader.thesaurus().find(id);
    if (concept_ != nullptr) list.push_back(concept_reference(visit, *concept_));
  }
  return list;
}

Json names_view(const Visit& visit, const Concept& concept_) {
  Json rows = Json::array();
  const auto add = [&](Language language, const std::optional<Region>& region) {
    Json row = row_view(visit, concept_, language, region);
    if (!row.is_null()) rows.push_back(std::move(row));
  };
  for (const Language language : record::fallback_chain(visit.language)) {
    add(language, std::nullopt);
    for (const Region region : record::kRegions) add(language, region);
  }
  return rows;
}

}  // namespace gbalex::web
