// One file of the corpus while it is being read: its tree, the way from the tree back to the
// bytes, and what was found wrong. Used only inside this folder, on one thread.
#pragma once

#include <cstddef>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/read.h"

namespace gbalex::corpus {

// Where a record names an id: another record's, or its own (target == record).
struct Mention {
  std::string file, record, target;
  int line = 0;
  int column = 0;
};

class FileReading {
 public:
  // Scans and parses. Problems of the bytes are noted; root() is null when nothing can be read.
  FileReading(std::string name, std::string_view bytes, const record::Date& today);
  FileReading(const FileReading&) = delete;
  FileReading& operator=(const FileReading&) = delete;

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const record::Date& today() const { return today_; }
  [[nodiscard]] pugi::xml_node root() const { return root_; }

  // `where` points into the tree: a name, a value or a place inside one.
  void problem(const char* where, std::string what, std::string what_to_do);
  // The tag of an element.
  void problem(pugi::xml_node element, std::string what, std::string what_to_do);
  void mention(const char* where, std::string target);

  // The record whose references are being read.
  void set_record(std::string id) { record_ = std::move(id); }

  // What was found, with lines and columns, in the order of the file. Call once, at the end.
  std::vector<Problem> take_problems();
  std::vector<Mention> take_mentions();

 private:
  struct Place {
    int line, column;
  };
  template <typename Item>
  struct Placed {
    std::size_t offset;
    Item item;
  };

  [[nodiscard]] std::size_t offset_of(const char* where) const;
  template <typename Item>
  void place_all(std::vector<Placed<Item>>& items) const;

  std::string name_;
  record::Date today_;
  std::string_view bytes_;
  std::string buffer_;  // parsed in place: names and values of the tree point into it
  pugi::xml_document document_;
  pugi::xml_node root_;
  std::string record_;
  std::vector<Placed<Problem>> problems_;
  std::vector<Placed<Mention>> mentions_;
};

}  // namespace gbalex::corpus
