// A text in up to four languages, each with its status, and the choice of one for a reader.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "record/vocabulary.h"

namespace gbalex::record {

struct Text {
  Language language;
  std::string text;  // UTF-8, one line, never empty
  TextStatus status = TextStatus::unmarked;
};

class Texts {
 public:
  Texts() = default;
  explicit Texts(std::vector<Text> texts) : texts_(std::move(texts)) {}

  // At most one text a language; a second one replaces the first.
  void set(Text text);

  [[nodiscard]] const Text* find(Language language) const;
  // The text in the reader's language, else the next of its fallback chain, else any; null only
  // when there is none at all. The caller labels and lang-tags a fallback.
  [[nodiscard]] const Text* pick(Language reader) const;
  [[nodiscard]] std::span<const Text> all() const { return texts_; }
  [[nodiscard]] bool empty() const { return texts_.empty(); }

 private:
  std::vector<Text> texts_;  // in the order of kLanguages
};

// The languages tried for a reader, the reader's own first:
// zh-Hant > zh-Hans > en > pt, zh-Hans > zh-Hant > en > pt, pt > en > zh-Hant > zh-Hans,
// en > zh-Hans > zh-Hant > pt.
std::span<const Language> fallback_chain(Language reader);

}  // namespace gbalex::record
