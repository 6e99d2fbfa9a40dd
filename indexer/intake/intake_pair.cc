#include "intake/intake_pair.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "intake/hklm_pair.h"

namespace gbalex::intake {
namespace {

using library::Unit;
using record::Language;
using record::Result;

// The provision around every unit.
class Places {
 public:
  explicit Places(const library::Wording& wording) {
    add(wording.preface, {});
    add(wording.units, {});
  }
  [[nodiscard]] std::string of(const Unit* unit) const {
    const auto found = provisions_.find(unit);
    return found == provisions_.end() ? std::string() : found->second;
  }

 private:
  void add(const std::vector<Unit>& units, const std::string& around) {
    for (const Unit& unit : units) {
      const bool is_place =
          library::is_provision(unit.kind) || unit.kind == library::UnitKind::attachment;
      const std::string& here = is_place && !unit.id.empty() ? unit.id : around;
      provisions_.emplace(&unit, here);
      add(unit.units, here);
    }
  }
  std::unordered_map<const Unit*, std::string> provisions_;
};

std::optional<Language> chinese_of(const std::vector<Language>& languages) {
  for (const Language language : {Language::zh_hant, Language::zh_hans}) {
    if (std::ranges::find(languages, language) != languages.end()) return language;
  }
  return std::nullopt;
}

PairReport compare(const library::Wording& left, const library::Wording& right,
                   const std::string& version, const TakeTerm& take) {
  PairReport report;
  report.instrument = left.instrument;
  report.version = version;
  report.left = left.language;
  report.right = right.language;
  const Pairs pairs = pair_by_key(left, right);
  report.units = pairs.units.size();
  report.left_only = pairs.left_only.size();
  report.right_only = pairs.right_only.size();
  const Places places(left);
  for (const TermPair& pair : pair_terms(left, right)) {
    ++report.terms;
    take({left.instrument, version, places.of(pair.left.unit), left.language, right.language,
          pair.left.term, pair.right.term});
  }
  return report;
}

}  // namespace

Result<std::vector<PairReport>> pair_languages(
    const library::Store& store, const std::set<std::pair<std::string, std::string>>& texts,
    const TakeTerm& take) {
  std::vector<PairReport> reports;
  for (const auto& [instrument, name] : texts) {
    const auto versions = store.versions(instrument);
    if (!versions) return versions.error();
    const auto version = std::ranges::find(*versions, name, &library::Version::name);
    if (version == versions->end()) continue;
    const auto chinese = chinese_of(version->languages);
    const bool has_english =
        std::ranges::find(version->languages, Language::en) != version->languages.end();
    if (!has_english || !chinese) continue;
    const auto left = store.open(instrument, name, Language::en);
    if (!left) return left.error();
    const auto right = store.open(instrument, name, *chinese);
    if (!right) return right.error();
    reports.push_back(compare(*left, *right, name, take));
  }
  return reports;
}

}  // namespace gbalex::intake
