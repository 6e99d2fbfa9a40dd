#include "corpus/file_reading.h"

#include <algorithm>
#include <functional>

#include "corpus/xml_scan.h"

namespace gbalex::corpus {

FileReading::FileReading(std::string name, std::string_view bytes, const record::Date& today)
    : name_(std::move(name)), today_(today), bytes_(bytes), buffer_(bytes) {
  if (bytes.size() > kMaxFileBytes) {
    problem(buffer_.data(), "the file is larger than " + std::to_string(kMaxFileBytes) + " bytes",
            "divide it into smaller files");
    return;
  }
  Scan scan = scan_xml(bytes, kMaxDepth);
  for (ScanProblem& found : scan.problems) {
    problem(buffer_.data() + found.offset, std::move(found.what), std::move(found.what_to_do));
  }
  if (!scan.parsable) return;
  // White space is kept: without it a space between two inline elements would be lost.
  const pugi::xml_parse_result result = document_.load_buffer_inplace(
      buffer_.data(), buffer_.size(), pugi::parse_default | pugi::parse_ws_pcdata,
      pugi::encoding_utf8);
  if (!result) {
    // A failed parse leaves half a tree: nothing of it is read.
    const auto offset = std::clamp<std::ptrdiff_t>(result.offset, 0, std::ssize(buffer_));
    problem(buffer_.data() + offset, std::string("not well-formed XML: ") + result.description(),
            "check the tags and quotes before this place");
    return;
  }
  root_ = document_.document_element();
}

std::size_t FileReading::offset_of(const char* where) const {
  // Empty names and values of the tree are static strings outside the buffer.
  const std::less<const char*> before;
  const char* const begin = buffer_.data();
  if (before(where, begin) || before(begin + buffer_.size(), where)) return 0;
  return static_cast<std::size_t>(where - begin);
}

void FileReading::problem(const char* where, std::string what, std::string what_to_do) {
  problems_.push_back({offset_of(where), {name_, 0, 0, std::move(what), std::move(what_to_do)}});
}

void FileReading::problem(pugi::xml_node element, std::string what, std::string what_to_do) {
  problem(element.name() - 1, std::move(what), std::move(what_to_do));
}

void FileReading::mention(const char* where, std::string target) {
  mentions_.push_back({offset_of(where), {name_, record_, std::move(target)}});
}

// One pass over the bytes for all of them; columns count characters.
template <typename Item>
void FileReading::place_all(std::vector<Placed<Item>>& items) const {
  std::ranges::stable_sort(items, {}, &Placed<Item>::offset);
  std::size_t at = 0;
  Place place{1, 1};
  for (Placed<Item>& placed : items) {
    for (; at < placed.offset && at < bytes_.size(); ++at) {
      if (bytes_[at] == '\n') {
        ++place.line;
        place.column = 1;
      } else if ((static_cast<unsigned char>(bytes_[at]) & 0xC0U) != 0x80U) {
        ++place.column;
      }
    }
    placed.item.line = place.line;
    placed.item.column = place.column;
  }
}

std::vector<Problem> FileReading::take_problems() {
  place_all(problems_);
  std::vector<Problem> problems;
  problems.reserve(problems_.size());
  for (Placed<Problem>& placed : problems_) problems.push_back(std::move(placed.item));
  problems_.clear();
  return problems;
}

std::vector<Mention> FileReading::take_mentions() {
  place_all(mentions_);
  std::vector<Mention> mentions;
  mentions.reserve(mentions_.size());
  for (Placed<Mention>& placed : mentions_) mentions.push_back(std::move(placed.item));
  mentions_.clear();
  return mentions;
}

}  // namespace gbalex::corpus
