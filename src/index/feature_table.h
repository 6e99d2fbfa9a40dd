// What the second stage of ranking knows of every document, read once for a revision and shared by
// all searches. Titles and headings that neighbours share, as the articles of a law do, are held
// once.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "index/stored.h"

namespace gbalex::index {

class FeatureTable {
 public:
  struct Row {
    record::Kind kind;
    record::Region region;
    record::Status recorded_status;
    Standing standing;
    bool of_liability, of_frame;
    std::uint32_t cited;
    std::uint32_t work_size;         // how many documents its work has; 0 for what is no law
    std::uint32_t titles, headings;  // for sets()
    std::optional<record::Date> first_effective, from, to;
  };

  // A document, by its number in the index, and its value of Slot::features. One whose value cannot
  // be read back has no row.
  void add(std::uint32_t document, std::string_view value);
  // After the last of them.
  void finish();

  // Null where there is none. The table keeps it.
  [[nodiscard]] const Row* of(std::uint32_t document) const {
    const bool known = document < row_of_.size() && row_of_[document] != kNone;
    return known ? &rows_[row_of_[document]] : nullptr;
  }
  [[nodiscard]] TermSets sets(std::uint32_t begin) const {
    return unpack_sets(std::string_view(bytes_).substr(begin));
  }

 private:
  static constexpr std::uint32_t kNone = 0xffffffffU;
  static constexpr std::uint32_t kNoSets = 0;  // where bytes_ say so
  // Where packed sets that were met last begin, and how many bytes they take.
  struct Last {
    std::uint32_t begin = kNoSets;
    std::size_t size = 0;
  };

  std::uint32_t keep(std::string_view packed, Last& last);

  std::vector<std::uint32_t> row_of_;  // by document
  std::vector<Row> rows_;
  std::string bytes_ = std::string(1, '\0');  // the sets as they are packed
  Last titles_, headings_;
  // Until finish(): the works, by a hash of each, and how many documents each has.
  std::unordered_map<std::uint64_t, std::uint32_t> works_;
  std::vector<std::uint32_t> sizes_;
};

}  // namespace gbalex::index
