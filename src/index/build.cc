#include "index/build.h"

#include <xapian.h>

#include <algorithm>
#include <future>
#include <system_error>
#include <vector>

#include "index/authority.h"
#include "index/compose.h"
#include "index/concepts.h"
#include "index/generation.h"
#include "index/schema.h"
#include "index/shards.h"
#include "index/verify.h"
#include "text/analyse.h"

namespace gbalex::index {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kComposedAhead = 64;  // documents

record::Error write_error(const Xapian::Error& error, const fs::path& where) {
  return environment_error("cannot write the index: " + error.get_description(), where,
                           "see that the disk is not full and build again");
}
}  // namespace

struct Builder::State {
  State(fs::path data_dir, BuilderLock held, fs::path building_dir, const BuildOptions& options)
      : data(std::move(data_dir)),
        lock(std::move(held)),
        building(std::move(building_dir)),
        thesaurus(std::vector<record::Concept>(options.concepts.begin(), options.concepts.end())),
        edits(options.edits) {}

  fs::path data;
  BuilderLock lock;
  fs::path building;
  std::unique_ptr<ShardWriter> writer;
  Authority authority;
  ConceptIndex thesaurus;
  Edits edits;
  bool finished = false;

  [[nodiscard]] fs::path raw() const { return building / "raw"; }
  [[nodiscard]] fs::path compacted() const { return building / "compacted"; }
  [[nodiscard]] Xapian::Document composed(const Document& document) const {
    const TitleKeys titles = edits == Edits::never ? TitleKeys::none : TitleKeys::all;
    return compose(document, authority, thesaurus.labels, titles);
  }
};

Builder::Builder(std::unique_ptr<State> state) : state_(std::move(state)) {}

Builder::~Builder() {
  state_->writer.reset();
  std::error_code error;
  fs::remove_all(state_->building, error);
}

record::Result<std::unique_ptr<Builder>> Builder::begin(const fs::path& data,
                                                        const BuildOptions& options) {
  record::Result<BuilderLock> lock = BuilderLock::take(data);
  if (!lock) return lock.error();
  record::Result<fs::path> building = fresh_building_dir(data);
  if (!building) return building.error();
  auto state = std::make_unique<State>(data, std::move(*lock), *building, options);
  try {
    state->writer =
        std::make_unique<ShardWriter>(state->raw(), std::max(options.shards, std::size_t{1}));
  } catch (const Xapian::Error& error) {
    return write_error(error, state->raw());
  }
  return std::unique_ptr<Builder>(new Builder(std::move(state)));
}

record::Result<record::Done> Builder::add(std::span<const Document> documents,
                                          const Progress& progress) {
  state_->authority.count(documents);
  // The next documents are composed by a second thread while Xapian takes in these.
  const auto compose_from = [documents, state = state_.get()](std::size_t from) {
    std::vector<Xapian::Document> composed;
    for (const Document& document :
         documents.subspan(from).first(std::min(kComposedAhead, documents.size() - from))) {
      composed.push_back(state->composed(document));
    }
    return composed;
  };
  try {
    auto next = std::async(std::launch::async, compose_from, std::size_t{0});
    for (std::size_t done = 0; done < documents.size();) {
      if (progress) progress(done, documents.size());
      const std::vector<Xapian::Document> composed = next.get();
      const std::size_t first = done;
      done += composed.size();
      if (done < documents.size()) next = std::async(std::launch::async, compose_from, done);
      for (std::size_t i = 0; i < composed.size(); ++i) {
        state_->writer->add(documents[first + i].id, composed[i]);
      }
    }
  } catch (const Xapian::Error& error) {
    return write_error(error, state_->raw());
  }
  if (progress) progress(documents.size(), documents.size());
  return record::Done{};
}

record::Result<record::Done> Builder::set_metadata(
    const std::map<std::string, std::string>& entries) {
  try {
    for (const auto& [key, value] : entries) state_->writer->set_metadata(key, value);
  } catch (const Xapian::Error& error) {
    return write_error(error, state_->raw());
  }
  return record::Done{};
}

record::Result<record::Done> Builder::replace(std::span<const Document> documents) {
  try {
    for (const Document& document : documents) {
      state_->writer->remove(document.id);
    }
    for (const Document& document : documents) {
      state_->writer->add(document.id, state_->composed(document));
    }
  } catch (const Xapian::Error& error) {
    return write_error(error, state_->raw());
  }
  return record::Done{};
}

record::Result<BuildReport> Builder::finish() {
  try {
    ShardWriter& writer = *state_->writer;
    writer.set_metadata(kMetaSchema, std::string(kSchemaVersion));
    writer.set_metadata(kMetaAuthority, state_->authority.to_string());
    const ConceptIndex& thesaurus = state_->thesaurus;
    writer.set_metadata(kMetaThesaurus, pack_concepts(thesaurus.concepts));
    writer.set_metadata(kMetaAnalyser, analyser_version(thesaurus.labels.digest()));
    if (state_->edits == Edits::never) writer.set_metadata(kMetaEdits, kNeverEdited);
    if (!writer.compact(state_->compacted())) {
      return environment_error("cannot write the index", state_->compacted(),
                               "see that the disk is not full and build again");
    }
    state_->writer.reset();
  } catch (const Xapian::Error& error) {
    return write_error(error, state_->building);
  }
  record::Result<BuildReport> report = verify_database(state_->compacted());
  if (report && state_->edits == Edits::never) {
    if (auto dropped = drop_term_lists(state_->compacted()); !dropped) return dropped.error();
    report->bytes = bytes_of(state_->compacted());
  }
  state_->finished = report.ok();
  return report;
}

record::Result<record::Done> Builder::swap() {
  if (!state_->finished) {
    return environment_error("this build was not verified", state_->building, "build again");
  }
  record::Result<std::string> name = install(state_->data, state_->compacted());
  if (!name) return name.error();
  state_->finished = false;
  return record::Done{};
}

}  // namespace gbalex::index
