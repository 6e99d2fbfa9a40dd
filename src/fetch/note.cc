#include "fetch/note.h"

#include <array>

namespace gbalex::fetch {

namespace {

constexpr std::string_view kFirstLine = "gbalex-fetch 1\n";

struct Line {
  std::string_view name;
  std::string Note::*value;
};

constexpr std::array kLines{
    Line{"url", &Note::url},   Line{"etag", &Note::etag},     Line{"modified", &Note::modified},
    Line{"type", &Note::type}, Line{"sha256", &Note::sha256}, Line{"range-by", &Note::range_by},
};

std::string range_by(const Answer& answer) {
  constexpr std::chrono::seconds kOldEnough{60};
  const std::string_view etag = answer.field("etag");
  if (etag.starts_with('"')) return std::string(etag);
  const std::string_view modified = answer.field("last-modified");
  const auto at = http_date(modified);
  const auto now = http_date(answer.field("date"));
  return etag.empty() && at && now && *now - *at >= kOldEnough ? std::string(modified) : "";
}

}  // namespace

Note Note::of(const Answer& answer, const std::string& url) {
  Note note;
  note.url = url;
  note.etag = answer.field("etag");
  note.modified = answer.field("last-modified");
  note.type = answer.field("content-type");
  note.range_by = fetch::range_by(answer);
  return note;
}

std::optional<Note> Note::parse(std::string_view text) {
  if (!text.starts_with(kFirstLine)) return std::nullopt;
  text.remove_prefix(kFirstLine.size());
  Note note;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos) return std::nullopt;
    for (const Line& known : kLines) {
      if (known.name == line.substr(0, space)) note.*known.value = line.substr(space + 1);
    }
  }
  return note;
}

std::string Note::to_text() const {
  std::string text(kFirstLine);
  for (const Line& line : kLines) {
    const std::string& value = this->*line.value;
    if (!value.empty()) text += std::string(line.name) + " " + value + "\n";
  }
  return text;
}

std::vector<std::string> Note::if_changed() const {
  std::vector<std::string> fields;
  if (!etag.empty()) fields.push_back("If-None-Match: " + etag);
  if (!modified.empty()) fields.push_back("If-Modified-Since: " + modified);
  return fields;
}

}  // namespace gbalex::fetch
