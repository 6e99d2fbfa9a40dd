#include "web/cross_links.h"

#include "search/cross_reference.h"
#include "search/search.h"

namespace gbalex::web {

CrossLinks::CrossLinks(const Visit& visit, const index::Reader& reader, std::string own,
                       std::optional<record::Date> as_of)
    : visit_(visit), reader_(reader), own_(std::move(own)), as_of_(std::move(as_of)) {}

Json CrossLinks::linked(Json view) const {
  if (view.is_null()) return view;
  const std::string text = view["text"].get<std::string>();
  const auto language = record::parse_language(view["lang"].get<std::string>());
  Json runs = Json::array();
  std::size_t at = 0;
  const auto plain = [&](std::size_t end) {
    if (end > at) runs.push_back({{"text", text.substr(at, end - at)}, {"url", Json()}});
    at = end;
  };
  for (const search::CrossReference& reference :
       search::cross_references(reader_, text, language.value_or(record::Language::en),
                                as_of_.value_or(visit_.today), own_)) {
    const auto& [begin, end] = reference.span;
    if (begin < at) continue;
    plain(begin);
    const std::string path =
        search::url_of(record::Kind::provision, reference.instrument, reference.provision);
    runs.push_back({{"text", text.substr(begin, end - begin)},
                    {"url", visit_.page(path) + (as_of_ ? "?as_of=" + as_of_->to_string() : "")}});
    at = end;
  }
  plain(text.size());
  view["runs"] = std::move(runs);
  return view;
}

}  // namespace gbalex::web
