// libFuzzer target: any bytes as a query. It is read, its hints point into it, and what was
// understood is understood again as the same.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "search/query.h"

namespace {

void need(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "%s\n", what);
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gbalex;
  bool was_cut = false;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string typed = search::cleaned(bytes, 4096, was_cut);
  const search::Query query = search::parse(typed);
  for (const search::Hint& hint : query.hints) {
    need(hint.span.begin < hint.span.end && hint.span.end <= typed.size(), "span of a hint");
    need(typed.substr(hint.span.begin, hint.span.end - hint.span.begin) == hint.text,
         "text of a hint");
    need(hint.column >= 1 && hint.column <= typed.size(), "column of a hint");
  }
  const std::string understood = query.to_string();
  need(text::is_valid_utf8(understood), "not UTF-8");
  const search::Query again = search::parse(understood);
  need(again.root == query.root, "another tree");
  need(again.filters == query.filters && again.as_of == query.as_of, "other filters");
  search::Query loosened = query;
  search::loosen_phrases(loosened);
  need(search::parse(loosened.to_string()).root == loosened.root, "another tree when loosened");
  return 0;
}
