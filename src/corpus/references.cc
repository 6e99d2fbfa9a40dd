#include "corpus/references.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "corpus/thesaurus_rules.h"

namespace gbalex::corpus {
namespace {

// Which records an id may name.
enum class Target { instrument, contact, topic, item };

std::string_view name_of(Target target) {
  switch (target) {
    case Target::instrument:
      return "instrument";
    case Target::contact:
      return "contact";
    case Target::topic:
      return "topic";
    case Target::item:
      return "programme item";
  }
  return {};
}

constexpr std::string_view kCounterpartsFile = "counterparts.xml";

class Check {
 public:
  Check(const record::Catalogue& catalogue, MentionPlaces& places)
      : catalogue_(catalogue), places_(places) {}

  std::vector<Problem> run() {
    collect_ids();
    for (const record::Instrument& read : catalogue_.instruments) instrument(read);
    for (const record::Contact& read : catalogue_.contacts) contact(read);
    for (const record::Link& read : catalogue_.links) {
      at(read.provenance.file, read.id);
      need(Target::instrument, read.instrument);
    }
    for (const record::Topic& read : catalogue_.topics) topic(read);
    for (const record::ProgrammeItem& read : catalogue_.programme) {
      at(read.provenance.file, read.id);
      need_all(Target::contact, read.parties);
    }
    counterparts();
    return std::move(problems_);
  }

 private:
  void at(std::string_view file, std::string_view record) {
    file_ = file;
    record_ = record;
  }

  // The next mention of the target in the current record, each used once.
  const Mention* place(std::string_view target) { return places_.next(file_, record_, target); }

  void problem(const Mention* place, std::string what, std::string what_to_do) {
    problems_.push_back({std::string(file_), place != nullptr ? place->line : 0,
                         place != nullptr ? place->column : 0, std::move(what),
                         std::move(what_to_do)});
  }

  template <typename Record>
  void collect(const std::vector<Record>& records, std::unordered_set<std::string>& ids) {
    for (const Record& read : records) {
      if (read.id.empty()) continue;
      at(read.provenance.file, read.id);
      const Mention* const here = place(read.id);
      ids.insert(read.id);
      const auto [first, is_new] = first_file_.emplace(read.id, read.provenance.file);
      if (!is_new) {
        problem(here, "the id \"" + read.id + "\" is used before, in " + first->second,
                "give this record an id of its own; ids are for ever");
      }
    }
  }

  void collect_ids() {
    collect(catalogue_.instruments, instruments_);
    collect(catalogue_.contacts, contacts_);
    collect(catalogue_.topics, topics_);
    std::unordered_set<std::string> links;
    collect(catalogue_.links, links);
    collect(catalogue_.programme, items_);
    std::set<std::string> years;
    for (const record::ProgrammeYear& year : catalogue_.programme_years) {
      at("programme/" + year.id + ".xml", year.id);
      const bool taken = first_file_.contains(year.id);
      if (!years.insert(year.id).second || taken) {
        problem(place(year.id), "the id \"" + year.id + "\" is used before",
                "give this year an id of its own");
      }
    }
  }

  const std::unordered_set<std::string>& ids(Target target) const {
    switch (target) {
      case Target::instrument:
        return instruments_;
      case Target::contact:
        return contacts_;
      case Target::topic:
        return topics_;
      case Target::item:
        break;
    }
    return items_;
  }

  void need(Target target, const std::string& id) {
    if (id.empty()) return;
    const Mention* const here = place(id);
    if (ids(target).contains(id)) return;
    problem(here, "no " + std::string(name_of(target)) + " has the id \"" + id + "\"",
            "correct the id, or add the record");
  }

  void need_all(Target target, const std::vector<std::string>& ids) {
    for (const std::string& id : ids) need(target, id);
  }

  void instrument(const record::Instrument& read) {
    at(read.provenance.file, read.id);
    // An address names either a work or a record, so no work may have the id of a record.
    if (read.work != read.id) {
      const Mention* const here = place(read.work);
      if (first_file_.contains(read.work)) {
        problem(here, "the work \"" + read.work + "\" has the id of a record",
                "name the work \"" + read.work + "-work\"");
      }
    }
    need_all(Target::instrument, read.repeals);
    need(Target::instrument, read.replaced_by);
    for (const record::ProvisionRow& row : read.provisions) need(Target::topic, row.topic);
  }

  void contact(const record::Contact& read) {
    at(read.provenance.file, read.id);
    need(Target::contact, read.parent);
    need(Target::contact, read.owner);
    need(Target::contact, read.successor);
    need_all(Target::contact, read.predecessors);
    need_all(Target::contact, read.hotlines);
    for (const record::MemberList& list : read.members) need_all(Target::contact, list.members);
    need_all(Target::item, read.cooperation.programme_items);
    need_all(Target::item, read.cooperation.programme_items_via_predecessor);
    need_all(Target::item, read.cooperation.programme_items_as_place);
    for (const record::CounterpartList& list : read.counterparts) {
      need_all(Target::contact, list.contacts);
    }
  }

  void topic(const record::Topic& read) {
    at(read.provenance.file, read.id);
    for (const record::TopicAnswer& answer : read.answers) {
      for (const record::Citation& citation : answer.citations) {
        need(Target::instrument, citation.instrument);
      }
      need_all(Target::contact, answer.contacts);
    }
  }

  void counterparts() {
    std::set<std::string> functions;
    for (const record::CounterpartRow& row : catalogue_.counterparts) {
      at(kCounterpartsFile, row.function);
      const Mention* const here = place(row.function);
      if (!row.function.empty() && !functions.insert(row.function).second) {
        problem(here, "a second row for the function " + row.function, "take one away");
      }
      need_all(Target::contact, row.mainland);
      need_all(Target::contact, row.hongkong);
      need_all(Target::contact, row.macao);
    }
  }

  const record::Catalogue& catalogue_;
  MentionPlaces& places_;
  std::unordered_set<std::string> instruments_, contacts_, topics_, items_;
  std::unordered_map<std::string, std::string> first_file_;
  std::string file_;
  std::string record_;
  std::vector<Problem> problems_;
};

}  // namespace

std::vector<Problem> check_references(const record::Catalogue& catalogue, MentionPlaces& places) {
  return Check(catalogue, places).run();
}

std::vector<Problem> check_references(const record::Catalogue& catalogue) {
  MentionPlaces nowhere({});
  std::vector<Problem> problems = check_references(catalogue, nowhere);
  std::ranges::move(check_thesaurus(catalogue, nowhere), std::back_inserter(problems));
  return problems;
}

}  // namespace gbalex::corpus
