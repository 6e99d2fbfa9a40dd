// An edit of the corpus, from the wish to the settled result:
//
//   plan_edit   read the corpus, put the change into the file's text, validate the result
//   apply_edit  note the intent, replace the file, let the index follow, settle the intent
//
// Called from indexer/commands and web/desk only. The caller holds the corpus lock from before
// plan_edit and has settled what a killed process left behind (commands/recover.h). A kill between
// any two steps leaves the file wholly old or wholly new and an unsettled intent that tells which
// by its hashes. This folder knows neither ledger nor index: the caller gives them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "corpus/edit_fields.h"
#include "corpus/edit_file.h"
#include "corpus/edit_lock.h"
#include "record/catalogue.h"
#include "record/date.h"
#include "record/result.h"

namespace gbalex::corpus {

// Where intents are kept so that they survive a kill. Calls come from one thread, in this order.
class EditJournal {
 public:
  virtual ~EditJournal() = default;
  // Durable when it returns: the file is touched next.
  virtual record::Result<std::int64_t> intend(const std::string& record, const std::string& file,
                                              std::string_view before, std::string_view after,
                                              const std::string& at) = 0;
  // File and index hold the new state.
  virtual record::Result<record::Done> done(std::int64_t sequence) = 0;
  // The file could not be replaced and is as it was.
  virtual record::Result<record::Done> reverted(std::int64_t sequence) = 0;
};

// Brings the index to the record's state in the catalogue.
using IndexUpdate = std::function<record::Result<record::Done>(const record::Catalogue& catalogue,
                                                               const std::string& record)>;

struct PlannedEdit {
  std::string record;
  std::string file;  // relative to the corpus
  std::string at;
  std::string before, after;                 // bytes of the file
  std::vector<record::FieldChange> changes;  // empty: there is nothing to change
  record::Catalogue catalogue;               // of the whole corpus, after the edit
};

// Writes nothing. Fails with ErrorKind::usage for an unknown id, with ErrorKind::data when the
// corpus would have a problem that it does not have now.
record::Result<PlannedEdit> plan_edit(const std::filesystem::path& corpus, const RecordEdit& edit,
                                      const record::Date& today);

// Steps named to `step_done`: "intended", those of replace_file, "indexed", "done". Gives the
// sequence of the edit. When the index fails the file keeps the edit and the intent stays for
// recovery. Only for a plan with changes, made under the same lock.
record::Result<std::int64_t> apply_edit(const CorpusLock& lock, const std::filesystem::path& corpus,
                                        const PlannedEdit& plan, EditJournal& journal,
                                        const IndexUpdate& update_index, const StepDone& step_done);

}  // namespace gbalex::corpus
