// What the reader of HKLM could not take as it is, with the place by the publisher's own keys:
// "cap_9_en_c.xml:/ordinance/main/part[P1]/section[s2]/figure". Internal to that reader.
//
// A file that repeats one thing many times fills no memory: of each kind of thing the first places
// are named, and one finding counts the rest.
#pragma once

#include <cstddef>
#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "intake/reader.h"

namespace gbalex::intake::hklm {

class Report {
 public:
  explicit Report(std::string_view file) : file_(file) {}

  void add(Finding::What what, const pugi::xml_node& place, std::string why);
  // A place in the bytes, "line:column".
  void add(Finding::What what, std::string_view place, std::string why);

  // All findings, in the order of their places; what was counted at the end.
  std::vector<Finding> take();

 private:
  bool is_named(Finding::What what, const std::string& why);

  std::string file_;
  std::vector<Finding> findings_;
  std::map<std::pair<Finding::What, std::string>, std::size_t> times_;
};

}  // namespace gbalex::intake::hklm
