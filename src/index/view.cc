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

View make_view(std::span<const FieldView> fields, const text::Thesaurus* thesaurus) {
  View view;
  for (const FieldView& field : fields) {
    const std::size_t begin = view.symbols.size();
    text::append_symbols(field.text, field.language, thesaurus, view.symbols);
    const std::span<const text::Symbol> all(view.symbols);
    const auto row = all.subspan(begin);
    const bool known = std::any_of(view.parts.begin(), view.parts.end(), [&](const auto& part) {
      return part.kind == field.kind &&
             std::ranges::equal(row, all.subspan(part.begin, part.end - part.begin));
    });
    if (known || row.empty()) {
      view.symbols.resize(begin);
      continue;
    }
    view.parts.push_back({field.kind, static_cast<std::uint32_t>(begin),
                          static_cast<std::uint32_t>(view.symbols.size())});
    const std::uint32_t places = count_places(row);
    if (!is_about(field.kind)) view.length += places;
    if (field.kind == FieldKind::body) view.body_length += places;
    if (field.kind == FieldKind::title && view.title_length == 0) view.title_length = places;
  }
  view.symbols.shrink_to_fit();
  view.parts.shrink_to_fit();
  return view;
}

View make_view(const Document& document, const text::Thesaurus* thesaurus) {
  std::vector<FieldView> fields;
  fields.reserve(document.fields.size());
  for (const Field& field : document.fields) {
    fields.push_back({field.kind, field.language, field.text});
  }
  return make_view(fields, thesaurus);
}

}  // namespace gbalex::index
