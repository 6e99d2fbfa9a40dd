// The concepts of the thesaurus, as a list and one by one.
#include <algorithm>

#include "present/concept_json.h"
#include "web/api/api.h"
#include "web/api/problem.h"
#include "web/concept_view.h"
#include "web/search_request.h"

namespace gbalex::web {
namespace {

constexpr int kDefaultPerPage = 20;

}  // namespace

Response api_concepts(const Visit& visit) {
  int page = 1;
  int per_page = kDefaultPerPage;
  if (const auto bad = read_page(visit.target.query, page, per_page)) {
    return problem(400, bad->detail, bad->field);
  }
  return visit.with_reader([&](const index::Reader& reader) {
    const std::vector<record::Concept>& concepts = reader.thesaurus().concepts;
    const auto relations = present::relations_of(concepts);
    const Json parts = thesaurus_parts(reader);
    const auto total = static_cast<long long>(concepts.size());
    const long long first = (static_cast<long long>(page) - 1) * per_page;
    Json items = Json::array();
    for (long long at = first; at < std::min(first + per_page, total); ++at) {
      const record::Concept& concept_ = concepts[static_cast<std::size_t>(at)];
      items.push_back(present::to_json(concept_, relations.at(concept_.id),
                                       present::part_of(parts, concept_.id),
                                       present::Audience::reader));
    }
    return json_response(
        {{"total", total}, {"page", page}, {"per_page", per_page}, {"items", std::move(items)}});
  });
}

Response api_concept(const Visit& visit) {
  return visit.with_reader([&](const index::Reader& reader) {
    const index::ConceptIndex& thesaurus = reader.thesaurus();
    const record::Concept* concept_ = thesaurus.find(visit.capture("id"));
    if (concept_ == nullptr) return problem(404, "there is no such concept");
    return json_response(present::to_json(
        *concept_, present::relations_of(thesaurus.concepts).at(concept_->id),
        present::part_of(thesaurus_parts(reader), concept_->id), present::Audience::reader));
  });
}

}  // namespace gbalex::web
