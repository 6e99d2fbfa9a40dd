#include "commands/build.h"

#include <fmt/format.h>

#include <chrono>
#include <optional>

#include "commands/payloads.h"
#include "commands/progress_bar.h"
#include "commands/recover.h"
#include "corpus/edit_lock.h"
#include "corpus/read.h"
#include "index/build.h"
#include "ledger/ledger.h"
#include "present/concept_json.h"

namespace gbalex::commands {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

int fail(const record::Error& error, std::ostream& err) {
  err << error.to_string() << "\n";
  return error.kind == record::ErrorKind::data ? kDataWrong : kEnvironment;
}

record::Result<record::Catalogue> read_corpus(const Settings& settings, std::ostream& err) {
  corpus::Corpus corpus = corpus::read(settings.corpus, settings.today);
  for (const corpus::Problem& problem : corpus.problems) err << problem.to_string() << "\n";
  if (!corpus.problems.empty()) {
    return record::Error{record::ErrorKind::data,
                         std::to_string(corpus.problems.size()) + " problems in the corpus",
                         settings.corpus.string(), "mend them, `gbalex check` lists them again"};
  }
  return std::move(corpus.catalogue);
}

// Brings edits that were made while the index was built into it. No edit starts until the result
// is gone; the caller swaps meanwhile.
record::Result<LateEdits> replay_edits(const Settings& settings, std::int64_t since,
                                       index::Builder& builder, std::ostream& err) {
  auto late = late_edits(settings, since);
  if (!late || late->records.empty()) return late;
  auto catalogue = read_corpus(settings, err);
  if (!catalogue) return catalogue.error();
  const index::Payloads payloads = reader_payloads();
  for (const std::string& record : late->records) {
    auto replaced = builder.replace(index::make_documents_of(*catalogue, record, payloads));
    if (!replaced) return replaced.error();
  }
  return late;
}

record::Result<index::BuildReport> build_index(const BuildOptions& options,
                                               const Settings& settings, std::ostream& err) {
  auto edits = note_edits(settings);
  if (!edits) return edits.error();
  auto catalogue = read_corpus(settings, err);
  if (!catalogue) return catalogue.error();
  auto builder = index::Builder::begin(settings.data,
                                       {.concepts = catalogue->concepts, .shards = options.shards});
  if (!builder) return builder.error();
  const std::vector<index::Document> documents =
      index::make_documents(*catalogue, reader_payloads());
  ProgressBar bar(options.terminal, err);
  const auto tell = [&bar](std::size_t done, std::size_t total) { bar(done, total); };
  if (auto added = (*builder)->add(documents, tell); !added) return added.error();
  if (auto set = (*builder)->set_metadata(index_metadata(*catalogue)); !set) return set.error();
  auto late = replay_edits(settings, *edits, **builder, err);
  if (!late) return late.error();
  auto report = (*builder)->finish();
  if (!report) return report.error();
  if (auto swapped = (*builder)->swap(); !swapped) return swapped.error();
  if (auto settled = settle_edits(*late); !settled) return settled.error();
  return report;
}

}  // namespace

std::map<std::string, std::string> index_metadata(const record::Catalogue& catalogue) {
  present::Json counterparts = present::Json::array();
  for (const record::CounterpartRow& row : catalogue.counterparts) {
    counterparts.push_back(present::to_json(row));
  }
  present::Json years = present::Json::array();
  for (const record::ProgrammeYear& year : catalogue.programme_years) {
    years.push_back(present::to_json(year));
  }
  present::Json parts = present::Json::array();
  for (const record::ThesaurusPart& part : catalogue.thesaurus) {
    parts.push_back(present::to_json(part, present::Audience::reader));
  }
  std::size_t provisions = 0;
  for (const record::Instrument& instrument : catalogue.instruments) {
    provisions += record::provisions_of(instrument).size();
  }
  const present::Json counts = {
      {"instrument", catalogue.instruments.size()}, {"provision", provisions},
      {"contact", catalogue.contacts.size()},       {"link", catalogue.links.size()},
      {"topic", catalogue.topics.size()},           {"programme", catalogue.programme.size()},
      {"concept", catalogue.concepts.size()}};
  return {{"counterparts", counterparts.dump()},
          {"programme-years", years.dump()},
          {"thesaurus-parts", parts.dump()},
          {"corpus-counts", counts.dump()}};
}

int build(const BuildOptions& options, const Settings& settings, std::ostream& out,
          std::ostream& err) {
  const Clock::time_point start = Clock::now();
  auto report = build_index(options, settings, err);
  if (!report) return fail(report.error(), err);
  if (settings.json) {
    out << present::Json{{"documents", report->documents},
                         {"bytes", report->bytes},
                         {"digest", report->content_digest},
                         {"shards", options.shards},
                         {"seconds", seconds_since(start)}}
               .dump()
        << "\n";
  } else {
    const std::string shards =
        options.shards > 1 ? fmt::format(" in {} shards", options.shards) : std::string();
    out << fmt::format("indexed {} documents in {:.1f} s, {:.1f} MiB on disk{}, digest {}\n",
                       report->documents, seconds_since(start),
                       static_cast<double>(report->bytes) / 1048576.0, shards,
                       report->content_digest);
  }
  return kDone;
}

}  // namespace gbalex::commands
