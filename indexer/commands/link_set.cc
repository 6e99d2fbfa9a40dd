#include "commands/link_set.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "commands/edit_journal.h"
#include "commands/recover.h"
#include "index/attach.h"

namespace gbalex::commands {

using corpus::FieldEdit;
using corpus::PlannedEdit;
using corpus::RecordEdit;
using record::Error;
using record::ErrorKind;
using record::Language;
using record::Result;

namespace {

// "a,b" and "a b" alike, as the corpus writes it: "a b".
std::string code_list(std::string codes) {
  std::replace(codes.begin(), codes.end(), ',', ' ');
  return codes;
}

Result<FieldEdit> title_edit(const std::string& option) {
  const std::size_t equals = option.find('=');
  const auto language = record::parse_language(std::string_view(option).substr(0, equals));
  if (equals == std::string::npos || !language) {
    return Error{ErrorKind::usage, "\"" + option + "\" names no language", "--title",
                 "write --title LANG=TEXT with zh-Hans, zh-Hant, en or pt"};
  }
  const std::string code(record::code(*language));
  return FieldEdit{"title." + code, {"title", code, ""}, option.substr(equals + 1)};
}

// The fields carry the names that they have in the JSON of a link.
Result<RecordEdit> edit_of(const LinkSet& wanted, const Settings& settings) {
  RecordEdit edit{record::Kind::link, wanted.id, {}, {}, settings.today, {}, {}, {}, {}};
  edit.at = event_time(settings.now);
  edit.by = wanted.by;
  edit.action = "set";
  edit.why = wanted.why;

  const auto attribute = [&](const char* name, const std::optional<std::string>& value) {
    if (value) edit.fields.push_back({name, {"", "", name}, *value});
  };
  attribute("category", wanted.category);
  if (wanted.subjects) attribute("subjects", code_list(*wanted.subjects));
  if (wanted.languages) attribute("languages", code_list(*wanted.languages));
  attribute("instrument", wanted.instrument);
  attribute("confidence", wanted.confidence);
  for (const std::string& option : wanted.titles) {
    Result<FieldEdit> title = title_edit(option);
    if (!title) return title.error();
    for (const FieldEdit& each : edit.fields) {
      if (each.name == title->name) {
        return Error{ErrorKind::usage, each.name + " is given twice", "--title", "give one text"};
      }
    }
    edit.fields.push_back(std::move(title).value());
  }
  if (wanted.url) edit.fields.push_back({"url", {"url", "", ""}, *wanted.url});
  if (wanted.url_basis)
    edit.fields.push_back({"url_basis", {"url", "", "basis"}, *wanted.url_basis});
  if (wanted.owner) edit.fields.push_back({"owner", {"owner", "", ""}, *wanted.owner});

  const bool source =
      !wanted.evidence_kind.empty() || !wanted.evidence_url.empty() || !wanted.seen.empty();
  if (source) {
    if (wanted.evidence_kind.empty() || wanted.seen.empty()) {
      return Error{ErrorKind::usage, "a source needs its kind and the day on which it was seen",
                   "--evidence-kind, --seen", "give both"};
    }
    edit.evidence = corpus::NewEvidence{wanted.evidence_kind, wanted.evidence_url, wanted.seen};
  } else if (edit.fields.empty()) {
    return Error{ErrorKind::usage, "no field is given", wanted.id,
                 "name one, such as --url or --title"};
  }
  return edit;
}

nlohmann::ordered_json changes_json(const PlannedEdit& plan) {
  auto changes = nlohmann::ordered_json::array();
  for (const record::FieldChange& change : plan.changes) {
    changes.push_back(
        {{"field", change.field}, {"before", change.before}, {"after", change.after}});
  }
  return changes;
}

// `sequence` 0: nothing was written.
void print(const PlannedEdit& plan, std::int64_t sequence, const Settings& settings,
           std::ostream& out) {
  if (settings.json) {
    nlohmann::ordered_json json{{"id", plan.record}, {"file", plan.file}};
    json["written"] = sequence != 0;
    json["edit"] = sequence != 0 ? nlohmann::ordered_json(sequence) : nlohmann::ordered_json();
    json["changes"] = changes_json(plan);
    out << json.dump(2) << '\n';
    return;
  }
  if (plan.changes.empty()) {
    out << plan.record << ": nothing to change, every field has this value already\n";
    return;
  }
  out << plan.record << " in " << plan.file;
  if (sequence == 0)
    out << ", not written";
  else
    out << ", edit " << sequence;
  out << '\n';
  for (const record::FieldChange& change : plan.changes) {
    if (!change.before.empty()) out << "- " << change.field << ": " << change.before << '\n';
    if (!change.after.empty()) out << "+ " << change.field << ": " << change.after << '\n';
  }
}

// A Chinese title that was converted from the other script's is out of date when that one is set.
void mention_converted_titles(const PlannedEdit& plan, std::ostream& err) {
  const record::Link* link = plan.catalogue.link(plan.record);
  const std::pair<Language, Language> pairs[] = {{Language::zh_hans, Language::zh_hant},
                                                 {Language::zh_hant, Language::zh_hans}};
  for (const auto& [source, converted] : pairs) {
    const std::string field = "title." + std::string(record::code(source));
    const bool set = std::any_of(plan.changes.begin(), plan.changes.end(),
                                 [&](const auto& change) { return change.field == field; });
    const record::Text* text = link == nullptr ? nullptr : link->title.find(converted);
    if (set && text != nullptr && text->status == record::TextStatus::converted) {
      err << "note: title." << record::code(converted) << " is a conversion of the old " << field
          << "; set it as well\n";
    }
  }
}

int fail(const Error& error, std::ostream& err) {
  err << error.to_string() << '\n';
  return exit_status(error.kind);
}

int write(const RecordEdit& edit, const Settings& settings, std::ostream& out, std::ostream& err,
          const corpus::StepDone& step_done) {
  if (const auto may = index::can_update(settings.data); !may) return fail(may.error(), err);
  const auto lock = corpus::CorpusLock::take(settings.corpus);
  if (!lock) return fail(lock.error(), err);
  auto ledger = ledger::Ledger::open(settings.data);
  if (!ledger) return fail(ledger.error(), err);
  const auto recovery = recover(*lock, settings, *ledger);
  if (!recovery) return fail(recovery.error(), err);
  for (const auto& each : recovery->completed) {
    err << "note: edit " << each.sequence << " of " << each.record
        << " had been interrupted and is now complete\n";
  }
  if (!recovery->unsettled.empty()) return fail(recovery->unsettled.front().why, err);

  const auto plan = corpus::plan_edit(settings.corpus, edit, settings.today);
  if (!plan) return fail(plan.error(), err);
  std::int64_t sequence = 0;
  if (!plan->changes.empty()) {
    LedgerJournal journal(*ledger);
    const auto follow = [&](const record::Catalogue& catalogue, const std::string& record) {
      return follow_in_index(settings, catalogue, record);
    };
    const auto applied =
        corpus::apply_edit(*lock, settings.corpus, *plan, journal, follow, step_done);
    if (!applied) return fail(applied.error(), err);
    sequence = *applied;
  }
  print(*plan, sequence, settings, out);
  mention_converted_titles(*plan, err);
  return kDone;
}

}  // namespace

int link_set(const LinkSet& wanted, const Settings& settings, std::ostream& out, std::ostream& err,
             const corpus::StepDone& step_done) {
  const Result<RecordEdit> edit = edit_of(wanted, settings);
  if (!edit) return fail(edit.error(), err);
  if (!wanted.dry_run) return write(*edit, settings, out, err, step_done);
  const auto plan = corpus::plan_edit(settings.corpus, *edit, settings.today);
  if (!plan) return fail(plan.error(), err);
  print(*plan, 0, settings, out);
  return kDone;
}

}  // namespace gbalex::commands
