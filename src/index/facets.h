// What is counted of every document, read once for a revision and shared by all searches: the
// distinct values of Slot::facets, and which one each document has. Most documents of one
// instrument share one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "index/stored.h"

namespace gbalex::index {

class Facets {
 public:
  static constexpr std::uint32_t kNone = 0xffffffffU;
  struct Value {
    std::optional<FacetKey> key;  // none when it cannot be read: listed, but counted nowhere
    std::uint32_t group;          // the same number for an instrument and its provisions
  };

  // A document, by its number in the index, and its value of the slot.
  void add(std::uint32_t document, const std::string& value);

  [[nodiscard]] const std::vector<Value>& values() const { return values_; }
  [[nodiscard]] std::size_t groups() const { return groups_.size(); }
  // The place in values() of a document's value, or kNone.
  [[nodiscard]] std::uint32_t of(std::uint32_t document) const {
    return document < of_document_.size() ? of_document_[document] : kNone;
  }

 private:
  std::vector<Value> values_;
  std::vector<std::uint32_t> of_document_;
  std::unordered_map<std::string, std::uint32_t> numbers_, groups_;  // of values, of groups
};

}  // namespace gbalex::index
