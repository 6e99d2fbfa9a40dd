#include "corpus/read_kinds.h"

namespace gbalex::corpus {

record::Link read_link(Element& element) {
  record::Source source;
  element.one("url", [&](Element& child) {
    source = {.url = read_url(child),
              .basis = child.code("basis", record::source_bases(), Need::required)};
    return true;
  });
  if (element.count("url") == 0) element.problem("<link> has no <url>", "add it");
  return record::Link{
      .id = element.own_id(),
      .region = element.region(),
      .city = element.attribute("city", Need::optional),
      .category = element.code("category", record::link_categories(), Need::required),
      .subjects = element.codes("subjects", record::subjects(), Need::required),
      .languages = element.languages("languages", Need::required),
      .title = element.texts("title", true, Need::required),
      .url = std::move(source.url),
      .url_basis = std::move(source.basis),
      .owner = element.text("owner", Need::required),
      .instrument = element.reference("instrument", Need::optional),
      .provenance = read_provenance(element),
  };
}

}  // namespace gbalex::corpus
