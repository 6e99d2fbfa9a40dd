// gbalex search QUERY: the same search as the web site's, for people at a terminal or as JSON.
#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "commands/settings.h"
#include "search/search.h"

namespace gbalex::commands {

struct SearchOptions {
  std::string query;
  std::vector<record::Region> regions;
  std::vector<record::Kind> kinds;
  std::vector<std::string> subjects;
  std::vector<record::Status> statuses;
  std::vector<std::string> levels;
  std::vector<std::string> issuers;
  std::vector<std::string> years;  // each as search::YearRange::parse() takes it
  record::Language reader = record::Language::en;
  bool exact = false;  // as search::Request::exact
  int limit = 10;      // results shown, 1 to 100
};

// kDone also when nothing is found (that is said); kEnvironment without a usable index.
int search(const SearchOptions& options, const Settings& settings, std::ostream& out,
           std::ostream& err);

}  // namespace gbalex::commands
