// The titles of one revision of the index and the labels of its concepts, to be found by their
// first letters: of the title or of a word in it, in both scripts, without accents, by pinyin and
// by its initials.
//
// Reader::completions() makes it when it is first asked for; immutable and safe from any thread
// after that. Finding takes a binary search and a walk over what begins so.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "index/document.h"
#include "text/pinyin.h"

namespace gbalex::index {

// One title of one record, in one language; or one label of a concept, preferred or alternative.
struct Completion {
  record::Kind kind = record::Kind::instrument;
  std::string id;
  record::Region region = record::Region::mainland;
  record::Status recorded_status = record::Status::in_force;  // of instruments, see status_on()
  std::optional<record::Date> first_effective, from, to;
  record::Language language = record::Language::en;
  std::string text;
  bool is_concept = false;  // id: of the concept; kind and dates mean nothing
};

class Completions {
 public:
  explicit Completions(std::vector<Completion> titles);
  Completions(Completions&&) = default;  // keys point into the forms: a copy's would not
  Completions& operator=(Completions&&) = default;

  enum class How : unsigned char {  // the most exact first
    whole,                          // all of the title
    start,                          // the title begins so
    word,                           // a word in it does
    start_by_sound,                 // the title by pinyin or initials
    word_by_sound,
  };
  struct Match {
    std::uint32_t title;  // place in titles()
    How how;
  };
  // What begins with `typed`, in no order; of one title the most exact match only.
  [[nodiscard]] std::vector<Match> find(std::string_view typed) const;
  [[nodiscard]] const std::vector<Completion>& titles() const { return titles_; }

 private:
  struct Key {
    std::string_view rest;  // from the beginning of a word on, in forms_
    std::uint32_t title;
    bool is_start;
  };
  using Keys = std::vector<Key>;

  static void find_in(const Keys& keys, std::string_view head, How start, How word,
                      std::vector<Match>& matches);

  std::vector<Completion> titles_;
  std::vector<text::TypingForms> forms_;  // of each title
  Keys plain_, sound_, initials_;         // each sorted
};

}  // namespace gbalex::index
