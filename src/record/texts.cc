#include "record/texts.h"

#include <algorithm>

namespace gbalex::record {

void Texts::set(Text text) {
  const auto at = std::ranges::lower_bound(texts_, text.language, {}, &Text::language);
  if (at != texts_.end() && at->language == text.language) {
    *at = std::move(text);
  } else {
    texts_.insert(at, std::move(text));
  }
}

const Text* Texts::find(Language language) const {
  const auto it = std::ranges::find(texts_, language, &Text::language);
  return it == texts_.end() ? nullptr : &*it;
}

const Text* Texts::pick(Language reader) const {
  for (const Language language : fallback_chain(reader)) {
    if (const Text* text = find(language)) return text;
  }
  return nullptr;
}

std::span<const Language> fallback_chain(Language reader) {
  using enum Language;
  static constexpr std::array kHans = {zh_hans, zh_hant, en, pt};
  static constexpr std::array kHant = {zh_hant, zh_hans, en, pt};
  static constexpr std::array kEnglish = {en, zh_hans, zh_hant, pt};
  static constexpr std::array kPortuguese = {pt, en, zh_hant, zh_hans};
  switch (reader) {
    case zh_hans:
      return kHans;
    case zh_hant:
      return kHant;
    case en:
      return kEnglish;
    case pt:
      return kPortuguese;
  }
  return kEnglish;
}

}  // namespace gbalex::record
