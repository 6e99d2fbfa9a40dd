// ReaderPool: lending database handles, following commits and swaps.
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <mutex>
#include <thread>

#include "index/generation.h"
#include "index/reader.h"
#include "index/schema.h"
#include "index/shards.h"
#include "index/stored.h"
#include "index/turnstile.h"
#include "index/values.h"

namespace gbalex::index {

namespace fs = std::filesystem;

namespace {

// A writer that commits all the time can overtake a read again and again; give up after this.
constexpr auto kPatience = std::chrono::seconds(10);

LawNames load_names(const Xapian::Database& database) {
  LawNames names;
  std::map<Xapian::docid, std::string> ids;
  const std::string head(prefix(TermField::law_name));
  const auto end = database.allterms_end(head);
  for (auto name = database.allterms_begin(head); name != end; ++name) {
    const auto last = database.postlist_end(*name);
    for (auto posting = database.postlist_begin(*name); posting != last; ++posting) {
      auto [at, is_new] = ids.try_emplace(*posting);
      if (is_new) {
        if (auto stored = unpack(database.get_document(*posting).get_data())) {
          at->second = stored->id;
        }
      }
      if (!at->second.empty()) names.add((*name).substr(head.size()), at->second);
    }
  }
  return names;
}

Facets load_facets(const OpenShards& index) {
  Facets facets;
  for_each_value(index.whole(), index.is_remote(), Slot::facets,
                 [&facets](Xapian::docid id, const std::string& value) { facets.add(id, value); });
  return facets;
}

std::vector<record::Concept> load_concepts(const Xapian::Database& database) {
  return unpack_concepts(database.get_metadata(kMetaThesaurus))
      .value_or(std::vector<record::Concept>{});
}

struct Handle {
  std::optional<OpenShards> index;
  std::string generation;  // directory name; empty when none is open
};

}  // namespace

struct ReaderPool::State {
  fs::path data;
  std::mutex mutex;
  std::vector<std::unique_ptr<Handle>> idle;
  std::string revision_of;  // generation and revision of `revision`
  std::shared_ptr<const Revision> revision;
  std::string thesaurus_of;  // generation: no commit changes it
  std::shared_ptr<const ConceptIndex> thesaurus;
  Turnstile turnstile{std::max(std::thread::hardware_concurrency(), 2U)};

  std::unique_ptr<Handle> take() {
    const std::lock_guard lock(mutex);
    if (idle.empty()) return std::make_unique<Handle>();
    std::unique_ptr<Handle> handle = std::move(idle.back());
    idle.pop_back();
    return handle;
  }
  void give_back(std::unique_ptr<Handle> handle) {
    const std::lock_guard lock(mutex);
    idle.push_back(std::move(handle));
  }

  // Brings the handle to the newest commit of the current generation.
  record::Result<record::Done> refresh(Handle& handle) const {
    const std::optional<std::string> current = current_generation(data);
    if (!current) {
      return environment_error("there is no index", index_dir(data), "run `gbalex build`");
    }
    if (handle.generation == *current) {
      handle.index->whole().reopen();
      return record::Done{};
    }
    handle.generation.clear();
    auto opened = OpenShards::open(index_dir(data) / *current);
    if (!opened) return opened.error();
    handle.index.emplace(std::move(*opened));
    handle.generation = *current;
    return record::Done{};
  }

  std::shared_ptr<const ConceptIndex> thesaurus_for(const Handle& handle) {
    {
      const std::lock_guard lock(mutex);
      if (thesaurus_of == handle.generation) return thesaurus;
    }
    auto loaded = std::make_shared<const ConceptIndex>(load_concepts(handle.index->whole()));
    const std::lock_guard lock(mutex);
    thesaurus = loaded;
    thesaurus_of = handle.generation;
    return loaded;
  }

  std::shared_ptr<const Revision> revision_for(const Handle& handle,
                                               const std::string& generation) {
    {
      const std::lock_guard lock(mutex);
      if (revision_of == generation) return revision;
    }
    auto loaded = std::make_shared<Revision>();
    loaded->is_remote = handle.index->is_remote();
    loaded->has_term_lists = handle.index->has_term_lists();
    loaded->thesaurus = thesaurus_for(handle);
    loaded->names = load_names(handle.index->whole());
    loaded->facets = load_facets(*handle.index);
    const std::lock_guard lock(mutex);
    revision = loaded;
    revision_of = generation;
    return loaded;
  }
};

ReaderPool::ReaderPool(std::unique_ptr<State> state) : state_(std::move(state)) {}
ReaderPool::~ReaderPool() = default;

record::Result<std::unique_ptr<ReaderPool>> ReaderPool::open(const fs::path& data) {
  auto state = std::make_unique<State>();
  state->data = data;
  std::unique_ptr<ReaderPool> pool(new ReaderPool(std::move(state)));
  if (auto opened = pool->with([](const Reader&) {}); !opened) return opened.error();
  return pool;
}

record::Result<record::Done> ReaderPool::with(const std::function<void(const Reader&)>& read) {
  const Turnstile::Pass pass(state_->turnstile);
  const auto give_up = std::chrono::steady_clock::now() + kPatience;
  std::unique_ptr<Handle> handle = state_->take();
  std::string last_failure;
  bool lost = false;
  do {
    try {
      if (auto fresh = state_->refresh(*handle); !fresh) return fresh.error();
      const std::string generation = handle->generation + "." + handle->index->revision();
      const std::shared_ptr<const Revision> revision = state_->revision_for(*handle, generation);
      read(Reader(handle->index->whole(), *revision, generation));
      state_->give_back(std::move(handle));
      return record::Done{};
    } catch (const Xapian::DatabaseModifiedError& error) {
      last_failure = error.get_description();
    } catch (const Xapian::DatabaseOpeningError& error) {
      // The generation was removed between reading the link and opening it.
      last_failure = error.get_description();
      handle = std::make_unique<Handle>();
      std::this_thread::yield();
    } catch (const Xapian::NetworkError& error) {
      // Its server was started anew, or closed a connection that was idle for long: once more. One
      // that does not answer in time has had its time.
      if (lost || std::chrono::steady_clock::now() >= give_up) {
        return server_error(error, error.get_context());
      }
      lost = true;
      handle = std::make_unique<Handle>();
    } catch (const Xapian::Error& error) {
      return environment_error("cannot read the index: " + error.get_description(),
                               index_dir(state_->data), "run `gbalex build`");
    }
  } while (std::chrono::steady_clock::now() < give_up);
  return environment_error("the index keeps changing under its readers: " + last_failure,
                           index_dir(state_->data), "try again when the writer is done");
}

}  // namespace gbalex::index
