#include "commands/ingest.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <system_error>
#include <thread>

#include "commands/progress_bar.h"
#include "corpus/read.h"
#include "intake/intake.h"
#include "intake/intake_pair.h"

namespace gbalex::commands {

namespace fs = std::filesystem;
using record::Done;
using record::Error;
using record::ErrorKind;
using record::Result;

namespace {

int fail(const Error& error, std::ostream& err) {
  err << "gbalex ingest: " << error.to_string() << '\n';
  return exit_status(error.kind);
}

bool is_inside(const fs::path& file, const fs::path& folder) {
  const fs::path path = fs::weakly_canonical(file), root = fs::weakly_canonical(folder);
  return std::mismatch(root.begin(), root.end(), path.begin(), path.end()).first == root.end();
}

// Columns: where the terms are defined, and the two terms.
class TermsFile {
 public:
  void add(const intake::TermCandidate& term) {
    lines_ << term.instrument << '\t' << term.version << '\t' << term.provision << '\t'
           << code(term.left_language) << '\t' << term.left << '\t' << code(term.right_language)
           << '\t' << term.right << '\n';
  }
  [[nodiscard]] Result<Done> write(const fs::path& path) const {
    std::ofstream file(path, std::ios::binary);
    file << "# Candidates for the thesaurus: terms that one text defines in two languages.\n"
         << "# instrument\tversion\tprovision\tlanguage\tterm\tlanguage\tterm\n"
         << lines_.str();
    file.close();
    if (file) return Done{};
    return Error{ErrorKind::environment, "the file cannot be written", path.string(),
                 "check the disk and the permissions"};
  }

 private:
  std::ostringstream lines_;
};

// A bar on a terminal; else a line every tenth of the way.
class Progress {
 public:
  Progress(bool terminal, std::ostream& err)
      : terminal_(terminal), err_(err), bar_(terminal, err) {}

  void operator()(std::size_t done, std::size_t total) {
    if (terminal_) return bar_(done, total);
    constexpr std::size_t kSteps = 10;
    const std::size_t step = total == 0 ? kSteps : kSteps * done / total;
    if (step == step_ || total < kWorthTelling) return;
    step_ = step;
    err_ << fmt::format("read {} of {} files\n", done, total);
    err_.flush();
  }

 private:
  static constexpr std::size_t kWorthTelling = 100;  // files
  bool terminal_;
  std::ostream& err_;
  ProgressBar bar_;
  std::size_t step_ = 0;
};

Result<library::Identifier> read_catalogue(const Settings& settings) {
  const corpus::Corpus corpus = corpus::read(settings.corpus, settings.today);
  if (corpus.problems.empty()) return library::Identifier(corpus.catalogue.instruments);
  return Error{ErrorKind::data, std::to_string(corpus.problems.size()) + " problems in the corpus",
               settings.corpus.string(), "mend them, `gbalex check` lists them"};
}

std::size_t threads_of(const IngestOptions& options) {
  if (options.threads > 0) return options.threads;
  return std::max(1U, std::thread::hardware_concurrency());
}

Result<intake::Report> take_in(const IngestOptions& options, const Settings& settings,
                               std::ostream& err) {
  if (!options.terms.empty() && is_inside(options.terms, settings.corpus)) {
    return Error{ErrorKind::usage, "candidates are no part of the corpus", options.terms.string(),
                 "name a file outside of it"};
  }
  auto collection = intake::collect(options.paths);
  if (!collection) return collection.error();
  const auto identifier = read_catalogue(settings);
  if (!identifier) return identifier.error();
  const library::Store store(options.library.empty() ? settings.data / "library" : options.library);
  Progress progress(options.terminal, err);
  auto taken = intake::take_in(
      *collection, *identifier, store, {options.format, options.dry_run, threads_of(options)},
      [&progress](std::size_t done, std::size_t total) { progress(done, total); });
  if (!taken) return taken.error();
  TermsFile terms;
  auto pairs = intake::pair_languages(
      store, taken->hong_kong, [&terms](const intake::TermCandidate& term) { terms.add(term); });
  if (!pairs) return pairs.error();
  taken->report.pairs = std::move(pairs).value();
  if (!options.terms.empty()) {
    if (auto written = terms.write(options.terms); !written) return written.error();
  }
  return std::move(taken.value().report);
}

}  // namespace

int ingest(const IngestOptions& options, const Settings& settings, std::ostream& out,
           std::ostream& err) {
  const auto report = take_in(options, settings, err);
  if (!report) return fail(report.error(), err);
  if (settings.json) {
    out << intake::to_json(*report) << '\n';
  } else {
    intake::write_text(*report, out);
    out << fmt::format("{:.1f} s\n", report->seconds);
  }
  const intake::Totals totals = intake::count(*report);
  if (totals.has_environment_error) return kEnvironment;
  const bool is_wrong = totals.files_broken > 0 || !totals.arguments_without_text.empty();
  return is_wrong ? kDataWrong : kDone;
}

}  // namespace gbalex::commands
