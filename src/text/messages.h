// The interface's words in four languages. A catalogue is read from one file a language,
// "key = ICU message pattern" a line, '#' comments; keys are the same in all files.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "record/date.h"
#include "record/result.h"
#include "record/vocabulary.h"

namespace gbalex::text {

// Named arguments of a message: numbers as decimal text are formatted as numbers, so that
// plural rules apply: {count, plural, one {# link} other {# links}}.
using MessageArguments = std::vector<std::pair<std::string, std::string>>;

class Messages {
 public:
  // Reads DIR/{zh-Hans,zh-Hant,en,pt}.messages. Fails on a bad pattern, a duplicate key or a key
  // that is missing in a language, naming file and line. Immutable afterwards, thread-safe.
  static record::Result<Messages> read(const std::string& directory);

  // The message; a key that does not exist gives the key itself between ⟨⟩, so that it is seen.
  [[nodiscard]] std::string get(record::Language language, std::string_view key) const;
  [[nodiscard]] std::string format(record::Language language, std::string_view key,
                                   const MessageArguments& arguments) const;
  [[nodiscard]] bool has(std::string_view key) const;

 private:
  std::map<record::Language, std::map<std::string, std::string, std::less<>>> patterns_;
};

// "2026年11月24日", "24 November 2026", "24 de novembro de 2026"; month or year alone likewise.
std::string format_date(const record::Date& date, record::Language language);

}  // namespace gbalex::text
