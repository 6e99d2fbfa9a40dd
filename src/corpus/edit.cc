#include "corpus/edit.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "corpus/read.h"

namespace gbalex::corpus {

using record::Catalogue;
using record::Done;
using record::Error;
using record::ErrorKind;
using record::Result;

namespace {

// The file of a record; empty when there is none of that kind and id.
std::string file_of(const Catalogue& catalogue, record::Kind kind, std::string_view id) {
  const auto file = [](const auto* found) {
    return found == nullptr ? std::string() : found->provenance.file;
  };
  switch (kind) {
    case record::Kind::instrument:
      return file(catalogue.instrument(id));
    case record::Kind::contact:
      return file(catalogue.contact(id));
    case record::Kind::link:
      return file(catalogue.link(id));
    case record::Kind::topic:
      return file(catalogue.topic(id));
    case record::Kind::programme:
      return file(catalogue.programme_item(id));
    case record::Kind::provision:
    case record::Kind::playbook:
      return {};
  }
  return {};
}

// The first problem of `after` that `before` has not, wherever its line moved to.
std::optional<Problem> added(const std::vector<Problem>& before,
                             const std::vector<Problem>& after) {
  std::vector<const Problem*> known;
  for (const Problem& each : before) known.push_back(&each);
  for (const Problem& problem : after) {
    const auto same = std::find_if(known.begin(), known.end(), [&](const Problem* each) {
      return each->file == problem.file && each->what == problem.what;
    });
    if (same == known.end()) return problem;
    known.erase(same);
  }
  return std::nullopt;
}

Error refused(const Problem& problem) {
  return {ErrorKind::data, "the edit is refused: " + problem.what, problem.file,
          problem.what_to_do};
}

template <typename Record>
void replace_record(std::vector<Record>& records, const std::vector<Record>& edited,
                    const std::string& id) {
  const auto same = [&](const Record& each) { return each.id == id; };
  const auto from = std::find_if(edited.begin(), edited.end(), same);
  const auto to = std::find_if(records.begin(), records.end(), same);
  if (from != edited.end() && to != records.end()) *to = *from;
}

void replace_record(Catalogue& catalogue, const Catalogue& edited, const std::string& id) {
  replace_record(catalogue.instruments, edited.instruments, id);
  replace_record(catalogue.contacts, edited.contacts, id);
  replace_record(catalogue.links, edited.links, id);
  replace_record(catalogue.topics, edited.topics, id);
  replace_record(catalogue.programme, edited.programme, id);
}

}  // namespace

Result<PlannedEdit> plan_edit(const std::filesystem::path& corpus, const RecordEdit& edit,
                              const record::Date& today) {
  PlannedEdit plan;
  plan.record = edit.id;
  plan.at = edit.at;
  plan.catalogue = read(corpus, today).catalogue;
  plan.file = file_of(plan.catalogue, edit.kind, edit.id);
  if (plan.file.empty()) {
    return Error{ErrorKind::usage,
                 "there is no " + std::string(record::code(edit.kind)) + " " + edit.id,
                 corpus.string(), "check the id, and run gbalex check if it should be there"};
  }
  Result<std::string> bytes = read_bytes(corpus / plan.file);
  if (!bytes) return bytes.error();
  plan.before = std::move(bytes).value();

  Result<EditedRecord> edited = edit_record(plan.before, edit);
  if (!edited) {
    Error error = edited.error();
    error.where = plan.file + ": " + error.where;
    return error;
  }
  plan.after = std::move(edited->bytes);
  plan.changes = std::move(edited->changes);
  if (plan.changes.empty()) return plan;

  Catalogue old_file, new_file;
  const auto problems_before = read_file(plan.file, plan.before, today, old_file);
  const auto problems_after = read_file(plan.file, plan.after, today, new_file);
  if (const auto problem = added(problems_before, problems_after)) return refused(*problem);
  const auto references_before = check_references(plan.catalogue);
  replace_record(plan.catalogue, new_file, edit.id);
  if (const auto problem = added(references_before, check_references(plan.catalogue))) {
    return refused(*problem);
  }
  return plan;
}

Result<std::int64_t> apply_edit(const CorpusLock& /*held*/, const std::filesystem::path& corpus,
                                const PlannedEdit& plan, EditJournal& journal,
                                const IndexUpdate& update_index, const StepDone& step_done) {
  const auto step = [&](std::string_view name) {
    if (step_done) step_done(name);
  };
  const std::filesystem::path file = corpus / plan.file;
  const Result<std::string> found = read_bytes(file);
  if (!found) return found.error();
  if (*found != plan.before) {
    return Error{ErrorKind::environment, "the file was changed by another program meanwhile",
                 plan.file, "try again"};
  }
  const Result<std::int64_t> sequence =
      journal.intend(plan.record, plan.file, plan.before, plan.after, plan.at);
  if (!sequence) return sequence.error();
  step("intended");

  if (const Result<Done> replaced = replace_file(file, plan.after, step); !replaced) {
    const Result<std::string> now = read_bytes(file);
    if (now && *now == plan.before) {
      if (const Result<Done> noted = journal.reverted(*sequence); !noted) return noted.error();
    }
    return replaced.error();
  }
  if (const Result<Done> updated = update_index(plan.catalogue, plan.record); !updated) {
    Error error = updated.error();
    error.what = plan.file + " holds the edit, but the index could not follow: " + error.what;
    return error;
  }
  step("indexed");
  if (const Result<Done> noted = journal.done(*sequence); !noted) return noted.error();
  step("done");
  return sequence;
}

}  // namespace gbalex::corpus
