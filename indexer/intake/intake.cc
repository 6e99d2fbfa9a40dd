#include "intake/intake.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <unordered_map>
#include <vector>

#include "intake/collect_companions.h"
#include "intake/intake_order.h"
#include "intake/intake_read.h"
#include "ledger/sha256.h"
#include "library/diff.h"

namespace gbalex::intake {
namespace {

using library::Identity;
using library::Unit;
using library::Wording;
using record::Done;
using record::Error;
using record::ErrorKind;
using record::Result;

std::size_t count_provisions(const std::vector<Unit>& units) {
  std::size_t count = 0;
  for (const Unit& unit : units) {
    count += (library::is_provision(unit.kind) ? 1 : 0) + count_provisions(unit.units);
  }
  return count;
}

// A text that was read, and which law it is.
struct Candidate {
  Wording wording;
  Identity identity;
  std::string words;  // SHA-256 of its words without formatting; empty: it has none
  std::size_t provisions = 0;
};

struct ReadFile {
  FileReport report;  // without texts
  std::string bytes;
  std::string sha256;  // of them
  std::vector<Candidate> candidates;
};

// What a thread does with a file: all that needs no order.
class Reader {
 public:
  Reader(const library::Identifier& identifier, const Companions& companions,
         std::optional<Format> format)
      : identifier_(identifier), companions_(companions), format_(format) {}

  [[nodiscard]] ReadFile read(Loaded loaded) const {
    ReadFile file;
    file.report.place = loaded.place;
    file.report.argument = loaded.argument;
    file.report.left_out = std::move(loaded.left_out);
    file.report.error = std::move(loaded.error);
    file.bytes = std::move(loaded.bytes);
    if (!file.report.left_out.empty() || file.report.error) return file;
    try {
      read_bytes({file.bytes, loaded.name}, file);
    } catch (const std::exception& error) {
      file.candidates.clear();
      file.report.error =
          Error{ErrorKind::data, error.what(), loaded.place, "take the publisher's file again"};
    }
    return file;
  }

 private:
  void read_bytes(const File& given, ReadFile& file) const {
    Detected detected = format_ ? Detected{*format_, {}} : detect(given);
    file.report.format = detected.format == Format::none ? "" : code(detected.format);
    if (detected.format == Format::none) {
      file.report.left_out = std::move(detected.why);
    } else if (detected.format == Format::archive) {
      file.report.left_out = "a zip file in another; unpack it first";
    } else if (detected.format == Format::versions || detected.format == Format::flk_details) {
      auto said = describe_companion(given, detected.format, file.report.findings);
      if (said) {
        file.report.left_out = std::move(said).value();
      } else {
        file.report.error = said.error();
      }
    } else {
      read_law(given, detected.format, file);
    }
  }

  void read_law(const File& given, Format format, ReadFile& file) const {
    Result<Taken> taken = read_texts(given, format);
    if (!taken) {
      file.report.error = taken.error();
      return;
    }
    companions_.apply(file.report.place, taken.value());
    file.sha256 = ledger::sha256(file.bytes);
    file.report.findings = std::move(taken.value().findings);
    for (Wording& wording : taken.value().wordings) {
      wording.origin.sha256 = file.sha256;
      file.candidates.push_back(candidate_of(std::move(wording)));
    }
    if (file.candidates.empty()) file.report.left_out = "there is no text of a law in it";
  }

  [[nodiscard]] Candidate candidate_of(Wording wording) const {
    Candidate candidate;
    const std::string words = library::without_formatting(library::plain_text(wording));
    if (!words.empty()) {
      candidate.words = ledger::sha256(std::string(record::code(wording.language)) + words);
    }
    candidate.provisions = count_provisions(wording.preface) + count_provisions(wording.units);
    candidate.identity = names_a_part(wording.title) ? Identity{} : identifier_.identify(wording);
    // A text that comes out of a library knows which law it is.
    Identity& identity = candidate.identity;
    const bool is_told =
        identity.by == Identity::By::nothing ||
        std::ranges::find(identity.candidates, wording.instrument) != identity.candidates.end();
    if (is_told && !wording.instrument.empty()) {
      identity = {Identity::By::rule, wording.instrument, {}, {}};
    }
    wording.instrument = identity.instrument;
    if (!wording.from) wording.from = identity.from;
    candidate.wording = std::move(wording);
    return candidate;
  }

  const library::Identifier& identifier_;
  const Companions& companions_;
  std::optional<Format> format_;
};

// Puts one file after the other into the library.
class Shelf {
 public:
  Shelf(const library::Store& store, bool is_dry_run) : store_(store), is_dry_run_(is_dry_run) {}

  Result<Done> take(ReadFile file) {
    for (const Candidate& candidate : file.candidates) {
      Result<TextReport> text = shelve(candidate, file);
      if (!text) return text.error();
      file.report.texts.push_back(std::move(text).value());
    }
    if (!file.sha256.empty()) places_.emplace(file.sha256, file.report.place);
    taken_.report.files.push_back(std::move(file.report));
    return Done{};
  }

  TakenIn end() { return std::move(taken_); }

 private:
  Result<TextReport> shelve(const Candidate& candidate, const ReadFile& file) {
    const Wording& wording = candidate.wording;
    TextReport text;
    text.title = wording.title;
    text.language = wording.language;
    text.by = candidate.identity.by;
    text.provisions = candidate.provisions;
    note_twin(candidate, file, text);
    if (candidate.words.empty()) {
      text.what = TextReport::What::empty;
    } else if (text.by == Identity::By::undecided) {
      text.what = TextReport::What::undecided;
      text.candidates = candidate.identity.candidates;
    } else if (candidate.identity.instrument.empty()) {
      text.what = TextReport::What::unnamed;
      text.why = "its title names no law, and it has no number";
    } else if (Result<Done> put = store(wording, file.bytes, text); !put) {
      return put.error();
    }
    return text;
  }

  // The words, or all the bytes, stood in an earlier file.
  void note_twin(const Candidate& candidate, const ReadFile& file, TextReport& text) {
    const auto same = places_.find(file.sha256);
    text.has_same_bytes = same != places_.end();
    if (text.has_same_bytes) text.same_as = same->second;
    if (candidate.words.empty()) return;
    const auto [twin, is_new] = words_.emplace(candidate.words, file.report.place);
    if (!is_new && text.same_as.empty() && twin->second != file.report.place) {
      text.same_as = twin->second;
    }
  }

  Result<Done> store(const Wording& wording, const std::string& bytes, TextReport& text) {
    const Result<library::Stored> stored =
        is_dry_run_ ? store_.place(wording) : store_.put(wording, bytes);
    if (!stored && stored.error().kind == ErrorKind::environment) return stored.error();
    if (!stored) {
      text.what = TextReport::What::refused;
      text.why = stored.error().to_string();
      return Done{};
    }
    switch (stored->what) {
      case library::Stored::What::added:
        text.what = TextReport::What::added;
        break;
      case library::Stored::What::another:
        text.what = TextReport::What::another;
        break;
      case library::Stored::What::unchanged:
        text.what = TextReport::What::unchanged;
        break;
    }
    text.instrument = wording.instrument;
    text.version = stored->version;
    if (wording.region == record::Region::hongkong && !is_dry_run_) {
      taken_.hong_kong.emplace(text.instrument, text.version);
    }
    return Done{};
  }

  const library::Store& store_;
  bool is_dry_run_;
  TakenIn taken_;
  std::unordered_map<std::string, std::string> places_;  // of files, by their sha256
  std::unordered_map<std::string, std::string> words_;   // place by Candidate::words
};

}  // namespace

Result<TakenIn> take_in(const Collection& collection, const library::Identifier& identifier,
                        const library::Store& store, const IntakeOptions& options,
                        const IntakeProgress& progress) {
  const auto start = std::chrono::steady_clock::now();
  const Companions companions = Companions::find(collection);
  const Reader reader(identifier, companions, options.format);
  Shelf shelf(store, options.is_dry_run);
  std::size_t done = 0;
  InOrder<Loaded, ReadFile> order(
      options.threads,
      [&collection](const Give& give) {
        bool goes_on = true;
        const Give next = [&](Loaded loaded) { return goes_on = give(std::move(loaded)); };
        for (const Source& source : collection.sources) {
          if (goes_on) load(source, is_no_picture, next);
        }
      },
      [&reader](Loaded loaded) { return reader.read(std::move(loaded)); },
      [&](ReadFile file) {
        Result<Done> taken = shelf.take(std::move(file));
        ++done;
        if (taken && progress) progress(done, std::max(done, collection.files));
        return taken;
      });
  if (Result<Done> run = order.run(); !run) return run.error();
  TakenIn taken = shelf.end();
  taken.report.is_dry_run = options.is_dry_run;
  taken.report.arguments = collection.arguments;
  taken.report.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return taken;
}

}  // namespace gbalex::intake
