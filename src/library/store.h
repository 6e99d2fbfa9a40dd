// The official texts of this copy of the library, on disk.
//
//   FOLDER/{instrument}/{version}/{language}.xml   Akoma Ntoso (akoma_ntoso.h)
//   FOLDER/{instrument}/{version}/{sha256}.{ext}   the publisher's file that it was read from
//
// A version is named after the day from which its text is in force, else after its promulgation
// ("2020-11-01", "2019"), else "undated". A text that differs from the one held of the same version
// and language becomes a version of its own, "2020-11-01.2": nothing is ever overwritten.
//
// Called by the indexer, and by the web for old versions and comparisons. Safe from any thread and
// process: put() holds a lock on the folder, readers need none. The original is written before the
// text, the text by rename: what is listed is whole.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "library/wording.h"
#include "record/result.h"

namespace gbalex::library {

struct Version {
  std::string name;
  std::vector<record::Language> languages;  // in the order of kLanguages; never empty
};

struct Stored {
  enum class What {
    added,      // the first text of this version and language
    another,    // the version held another text: it has a number now
    unchanged,  // the same text is held, or the same words of another file; nothing was written
  };
  What what = What::added;
  std::string version;
  // Characters that XML cannot hold were replaced, or marks that cannot stand were left out.
  bool is_altered = false;
};

// The text of a day.
struct InForce {
  enum class State {
    held,      // `version`
    not_held,  // no text that we hold was in force on that day
    unknown,   // texts are held whose dates are not known well enough
  };
  State state = State::not_held;
  std::string version;
  std::optional<record::Date> from, to;  // of that version
};

class Store {
 public:
  // The folder is made by the first put().
  explicit Store(std::filesystem::path folder) : folder_(std::move(folder)) {}

  // `original`: the publisher's bytes. Errors: the wording has no instrument, or one that is no
  // name of a folder ([a-z0-9-]); origin.sha256 is set and is not that of the bytes; the disk.
  [[nodiscard]] record::Result<Stored> put(const Wording& wording, std::string_view original) const;
  // What put() would do with it, given origin.sha256; nothing is written.
  [[nodiscard]] record::Result<Stored> place(const Wording& wording) const;

  // Instruments of which a text is held, sorted. An absent folder holds none.
  [[nodiscard]] record::Result<std::vector<std::string>> list() const;
  // Oldest first, the undated last; empty for an instrument of which no text is held.
  [[nodiscard]] record::Result<std::vector<Version>> versions(std::string_view instrument) const;
  // Error (usage) where it is not held.
  [[nodiscard]] record::Result<Wording> open(std::string_view instrument, std::string_view version,
                                             record::Language language) const;
  // The publisher's file of a text, by its origin; Error (usage) where it is not held.
  [[nodiscard]] record::Result<std::string> original(std::string_view instrument,
                                                     std::string_view version,
                                                     const Origin& origin) const;
  // Which version holds on a day in that language, both ends of its time inclusive. Of several
  // texts of one version the last one put.
  [[nodiscard]] record::Result<InForce> in_force_on(std::string_view instrument,
                                                    record::Language language,
                                                    const record::Date& day) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace gbalex::library
