// What must hold of the recogniser of references on any bytes: shared by the fuzzer and the random
// test.
#pragma once

#include "analyse_property.h"
#include "text/reference.h"

namespace gbalex::tests {

// Empty, or what is broken. Every second run of Han characters is given as a known name, so that
// names and what is around them meet too.
inline std::string broken_reference(std::string_view source, record::Language language) {
  const std::vector<bool> boundary = boundaries(source);
  std::vector<text::Span> names;
  for (const text::Token& token : text::analyse(source, language)) {
    const bool apart = names.empty() || token.span.begin > names.back().end;
    if (token.kind == text::TokenKind::bigram && apart) names.push_back(token.span);
  }
  const auto bad = [&](const text::Span& span) {
    return span.begin >= span.end || span.end > source.size() || !boundary[span.begin] ||
           !boundary[span.end];
  };
  for (const auto& known : {std::vector<text::Span>{}, names}) {
    std::size_t last = 0;
    for (const text::Reference& reference : text::find_references(source, language, known)) {
      if (bad(reference.span)) return "bad span of a reference";
      if (reference.span.begin < last) return "references overlap or stand out of order";
      last = reference.span.end;
      const bool named = reference.name.end > reference.name.begin;
      if (named && bad(reference.name)) return "bad span of a name";
      if (reference.own && (named || !reference.number.empty())) return "own and of another law";
      if (reference.provision.empty() && !named && reference.number.empty()) {
        return "a reference to nothing";
      }
      const bool grammatical = reference.provision.empty() || reference.provision == "sch" ||
                               reference.provision == "annex" ||
                               record::ProvisionId::parse(reference.provision);
      if (!grammatical) return "not a provision: " + reference.provision;
    }
  }
  return {};
}

}  // namespace gbalex::tests
