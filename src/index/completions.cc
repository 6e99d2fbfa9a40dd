#include "index/completions.h"

#include <algorithm>

namespace gbalex::index {

Completions::Completions(std::vector<Completion> titles) : titles_(std::move(titles)) {
  forms_.reserve(titles_.size());
  for (const Completion& title : titles_) forms_.push_back(text::typing_forms(title.text));
  for (std::uint32_t i = 0; i < forms_.size(); ++i) {
    const text::TypingForms& forms = forms_[i];
    bool first = true;
    for (const text::TypingForms::Start& start : forms.starts) {
      plain_.push_back({std::string_view(forms.plain).substr(start.plain), i, first});
      if (!forms.sound.empty()) {
        sound_.push_back({std::string_view(forms.sound).substr(start.sound), i, first});
        initials_.push_back({std::string_view(forms.initials).substr(start.initials), i, first});
      }
      first = false;
    }
  }
  for (Keys* keys : {&plain_, &sound_, &initials_}) {
    std::sort(keys->begin(), keys->end(),
              [](const Key& a, const Key& b) { return a.rest < b.rest; });
  }
}

void Completions::find_in(const Keys& keys, std::string_view head, How start, How word,
                          std::vector<Match>& matches) {
  auto key = std::lower_bound(keys.begin(), keys.end(), head,
                              [](const Key& a, std::string_view b) { return a.rest < b; });
  for (; key != keys.end() && key->rest.starts_with(head); ++key) {
    const bool whole = start == How::start && key->is_start && key->rest.size() == head.size();
    matches.push_back({key->title, whole ? How::whole : key->is_start ? start : word});
  }
}

std::vector<Completions::Match> Completions::find(std::string_view typed) const {
  std::vector<Match> matches;
  const std::string key = text::typing_key(typed);
  if (key.empty()) return matches;
  find_in(plain_, key, How::start, How::word, matches);
  std::string letters = key;
  std::erase(letters, ' ');
  const bool latin = std::all_of(letters.begin(), letters.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  constexpr std::size_t kFewestLetters = 2;  // one letter sounds like a tenth of all words
  if (latin && letters.size() >= kFewestLetters) {
    find_in(sound_, letters, How::start_by_sound, How::word_by_sound, matches);
    find_in(initials_, letters, How::start_by_sound, How::word_by_sound, matches);
  }
  std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
    return a.title != b.title ? a.title < b.title : a.how < b.how;
  });
  const auto same = [](const Match& a, const Match& b) { return a.title == b.title; };
  matches.erase(std::unique(matches.begin(), matches.end(), same), matches.end());
  return matches;
}

}  // namespace gbalex::index
