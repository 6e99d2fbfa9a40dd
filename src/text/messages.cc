#include "text/messages.h"

#include <unicode/locid.h>
#include <unicode/msgfmt.h>
#include <unicode/unistr.h>

#include <fstream>

#include "text/analyse.h"

namespace gbalex::text {
namespace {

using record::Error;
using record::ErrorKind;
using record::Language;
using Catalogue = std::map<std::string, std::string, std::less<>>;

icu::Locale locale_of(Language language) {
  switch (language) {
    case Language::zh_hans:
      return {"zh", "Hans"};
    case Language::zh_hant:
      return {"zh", "Hant"};
    case Language::pt:
      return {"pt", "PT"};
    case Language::en:
      break;
  }
  return icu::Locale("en");
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

// Decimal text of at most 15 digits is a number for plural rules and grouping.
bool is_number(std::string_view text) {
  constexpr std::size_t kMost = 15;
  if (!text.empty() && text.front() == '-') text.remove_prefix(1);
  return !text.empty() && text.size() <= kMost &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

// Patterns of plain words stand for themselves.
bool is_plain(std::string_view pattern) {
  return pattern.find_first_of("{}'#|") == std::string_view::npos;
}

std::string key_as_seen(std::string_view key) { return "⟨" + std::string(key) + "⟩"; }

Error bad_line(const std::string& path, int line, std::string what, std::string what_to_do) {
  return {ErrorKind::data, std::move(what), path + ":" + std::to_string(line),
          std::move(what_to_do)};
}

record::Result<Catalogue> read_catalogue(const std::string& path, Language language) {
  std::ifstream file(path);
  if (!file) {
    return Error{ErrorKind::environment, "the message catalogue cannot be read", path,
                 "install the file or name the folder that holds it"};
  }
  Catalogue patterns;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    const std::string_view text = trim(line);
    if (text.empty() || text.front() == '#') continue;
    if (!is_valid_utf8(text)) {
      return bad_line(path, number, "invalid UTF-8", "save the file as UTF-8");
    }
    const std::size_t equals = text.find('=');
    const std::string key(trim(text.substr(0, equals)));
    if (equals == std::string_view::npos || key.empty()) {
      return bad_line(path, number, "no \"key = message\"", "write one message a line");
    }
    const std::string pattern(trim(text.substr(equals + 1)));
    UErrorCode status = U_ZERO_ERROR;
    UParseError place;
    const icu::MessageFormat format(icu::UnicodeString::fromUTF8(pattern), locale_of(language),
                                    place, status);
    if (U_FAILURE(status)) {
      return bad_line(path, number,
                      "the pattern of \"" + key + "\" is not an ICU message (" +
                          u_errorName(status) + " at character " + std::to_string(place.offset) +
                          ")",
                      "close every brace and name every argument");
    }
    if (!patterns.emplace(key, pattern).second) {
      return bad_line(path, number, "the key \"" + key + "\" stands twice", "remove one");
    }
  }
  return patterns;
}

}  // namespace

record::Result<Messages> Messages::read(const std::string& directory) {
  Messages messages;
  const auto path_of = [&directory](Language language) {
    return directory + "/" + std::string(record::code(language)) + ".messages";
  };
  for (const Language language : record::kLanguages) {
    record::Result<Catalogue> catalogue = read_catalogue(path_of(language), language);
    if (!catalogue) return catalogue.error();
    messages.patterns_.emplace(language, std::move(catalogue.value()));
  }
  for (const auto& [language, patterns] : messages.patterns_) {
    for (const auto& [key, pattern] : patterns) {
      for (const auto& [other, others] : messages.patterns_) {
        if (others.contains(key)) continue;
        return Error{ErrorKind::data,
                     "the key \"" + key + "\" of " + path_of(language) + " is missing",
                     path_of(other), "add it"};
      }
    }
  }
  return messages;
}

bool Messages::has(std::string_view key) const {
  const auto found = patterns_.find(Language::en);
  return found != patterns_.end() && found->second.contains(key);
}

std::string Messages::get(Language language, std::string_view key) const {
  return format(language, key, {});
}

std::string Messages::format(Language language, std::string_view key,
                             const MessageArguments& arguments) const {
  const auto catalogue = patterns_.find(language);
  if (catalogue == patterns_.end()) return key_as_seen(key);
  const auto found = catalogue->second.find(key);
  if (found == catalogue->second.end()) return key_as_seen(key);
  if (is_plain(found->second)) return found->second;
  UErrorCode status = U_ZERO_ERROR;
  const icu::MessageFormat format(icu::UnicodeString::fromUTF8(found->second), locale_of(language),
                                  status);
  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> values;
  for (const auto& [name, value] : arguments) {
    names.push_back(icu::UnicodeString::fromUTF8(name));
    values.push_back(is_number(value)
                         ? icu::Formattable(static_cast<std::int64_t>(std::stoll(value)))
                         : icu::Formattable(icu::UnicodeString::fromUTF8(value)));
  }
  icu::UnicodeString out;
  format.format(names.data(), values.data(), static_cast<std::int32_t>(names.size()), out, status);
  if (U_FAILURE(status)) return key_as_seen(key);
  std::string utf8;
  return out.toUTF8String(utf8);
}

}  // namespace gbalex::text
