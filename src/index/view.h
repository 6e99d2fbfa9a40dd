// What a search looks at closely in its best documents: all their texts as symbols, field by field.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "index/document.h"
#include "index/stored.h"
#include "text/symbols.h"

namespace gbalex::index {

struct View {
  struct Part {
    FieldKind kind;
    std::uint32_t begin, end;  // in `symbols`
  };
  std::vector<text::Symbol> symbols;
  std::vector<Part> parts;
  std::uint32_t length = 0;        // characters and words of all parts but context
  std::uint32_t body_length = 0;   // of the bodies
  std::uint32_t title_length = 0;  // of the first title
};

// Two scripts of one text are one part.
View make_view(std::span<const FieldView> fields, const text::Thesaurus* thesaurus = nullptr);
View make_view(const Document& document, const text::Thesaurus* thesaurus = nullptr);

}  // namespace gbalex::index
