#include "index/view.h"

#include <algorithm>
#include <span>

namespace gbalex::index {

namespace {

std::uint32_t count_places(std::span<const text::Symbol> symbols) {
  return static_cast<std::uint32_t>(std::count_if(
      symbols.begin(), symbols.end(),
      [](text::Symbol symbol) { return symbol != text::kMark && !text::is_same_place(symbol); }));
}

}  // namespace

View make_view(const Document& document, const text::Thesaurus* thesaurus) {
  View view;
  for (const Field& field : document.fields) {
    const std::vector<text::Symbol> row = text::symbols(field.text, field.language, thesaurus);
    const bool known = std::any_of(view.parts.begin(), view.parts.end(), [&](const auto& part) {
      return part.kind == field.kind &&
             std::equal(row.begin(), row.end(), view.symbols.begin() + part.begin,
                        view.symbols.begin() + part.end);
    });
    if (known || row.empty()) continue;
    const auto begin = static_cast<std::uint32_t>(view.symbols.size());
    view.symbols.insert(view.symbols.end(), row.begin(), row.end());
    view.parts.push_back({field.kind, begin, static_cast<std::uint32_t>(view.symbols.size())});
    const std::uint32_t places = count_places(row);
    if (!is_about(field.kind)) view.length += places;
    if (field.kind == FieldKind::body) view.body_length += places;
    if (field.kind == FieldKind::title && view.title_length == 0) view.title_length = places;
  }
  view.symbols.shrink_to_fit();
  view.parts.shrink_to_fit();
  return view;
}

}  // namespace gbalex::index
