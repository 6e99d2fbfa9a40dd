// The pages' templates: mustache files, localised and checked at start.
//
// Read from DIR/*.mustache. Before parsing, "{{> name}}" is replaced by DIR/name.mustache and
// "{{t.key}}" by the escaped message, so that one parsed template stands for each language, and a
// missing message, partial or a mistake in a template stops the program at start, not a page.
// Values are escaped by "{{x}}"; "{{{x}}}" is for HTML made by templates and by the highlighter.
//
// The view is JSON: null, false and empty texts are absent, numbers print as they stand. An inner
// name that is absent is looked up outside, so views name every field. Immutable once read,
// thread-safe.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "present/json.h"
#include "record/result.h"
#include "record/vocabulary.h"
#include "text/messages.h"

namespace gbalex::web {

using present::Json;

class Templates {
 public:
  static record::Result<Templates> read(const std::string& directory,
                                        const text::Messages& messages);
  Templates(Templates&&) noexcept;
  Templates& operator=(Templates&&) noexcept;
  ~Templates();

  // `name` is that of a file that was read, without ".mustache".
  [[nodiscard]] std::string render(record::Language language, std::string_view name,
                                   const Json& view) const;

 private:
  struct Parsed;
  Templates();
  std::map<std::pair<record::Language, std::string>, std::unique_ptr<Parsed>> parsed_;
};

std::string escape_html(std::string_view text);

}  // namespace gbalex::web
