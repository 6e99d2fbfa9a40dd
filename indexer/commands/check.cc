#include "commands/check.h"

#include <nlohmann/json.hpp>
#include <ostream>
#include <set>
#include <string>

#include "commands/settings.h"
#include "corpus/read.h"

namespace gbalex::commands {
namespace {

void print_json(const std::vector<corpus::Problem>& problems, std::ostream& out) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const corpus::Problem& problem : problems) {
    nlohmann::ordered_json item;
    item["file"] = problem.file;
    item["line"] = problem.line;
    item["column"] = problem.column;
    item["what"] = problem.what;
    item["what_to_do"] = problem.what_to_do;
    list.push_back(std::move(item));
  }
  // A file name need not be UTF-8.
  out << list.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

void print_summary(const corpus::Corpus& read, std::ostream& out) {
  const record::Catalogue& catalogue = read.catalogue;
  std::size_t provisions = 0;
  std::set<std::string> works;
  for (const record::Instrument& instrument : catalogue.instruments) {
    provisions += instrument.provisions.size();
    works.insert(instrument.work);
  }
  out << counted(catalogue.instruments.size(), "instrument", "instruments") << " of "
      << counted(works.size(), "work", "works") << " with "
      << counted(provisions, "provision row", "provision rows") << ", "
      << counted(catalogue.contacts.size(), "contact", "contacts") << ", "
      << counted(catalogue.links.size(), "link", "links") << ", "
      << counted(catalogue.topics.size(), "topic", "topics") << ", "
      << counted(catalogue.programme.size(), "programme item", "programme items") << " of "
      << counted(catalogue.programme_years.size(), "year", "years") << ", "
      << counted(catalogue.counterparts.size(), "counterpart row", "counterpart rows") << ", "
      << counted(catalogue.concepts.size(), "concept", "concepts") << "\n"
      << (read.problems.empty() ? std::string("no problem")
                                : counted(read.problems.size(), "problem", "problems"))
      << "\n";
}

}  // namespace

int check(const std::filesystem::path& corpus, const record::Date& today, bool json,
          std::ostream& out, std::ostream& err) {
  const gbalex::corpus::Corpus read = gbalex::corpus::read(corpus, today);
  if (json) {
    print_json(read.problems, out);
  } else {
    for (const corpus::Problem& problem : read.problems) err << problem.to_string() << '\n';
    print_summary(read, out);
  }
  return read.problems.empty() ? kDone : kDataWrong;
}

}  // namespace gbalex::commands
