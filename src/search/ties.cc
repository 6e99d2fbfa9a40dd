#include "search/ties.h"

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <unordered_map>

#include "index/schema.h"

namespace gbalex::search {

namespace {

class Tying {
 public:
  Tying(const index::Reader& reader, std::span<const Candidate> candidates)
      : reader_(reader), ties_(candidates.size()) {
    places_.reserve(candidates.size());
    for (std::size_t i = 0; i < candidates.size(); ++i) places_.emplace(candidates[i].id, i);
  }

  void tie(Xapian::docid best, double share, Tied which) {
    const auto raise = [share](double& tie) { tie = std::max(tie, share); };
    if (which.cited_by_best) {
      const auto cited = [&](Xapian::docid id) {
        const auto place = places_.find(id);
        if (id != best && place != places_.end()) raise(ties_[place->second].cited_by_best);
      };
      for (const std::string& target : *reader_.references(best)) for_each_named(target, cited);
    }
    if (!which.cites_best) return;
    const auto stored = reader_.document(best);
    if (!stored) return;
    const std::string target =
        stored->provision.empty() ? stored->id : stored->id + "/" + stored->provision;
    for_each_posting(index::term(index::TermField::reference, target), [&](Xapian::docid id) {
      const auto place = places_.find(id);
      if (id != best && place != places_.end()) raise(ties_[place->second].cites_best);
    });
  }

  std::vector<Ties> take() { return std::move(ties_); }

 private:
  template <typename Use>
  void for_each_posting(const std::string& term, const Use& use) const {
    const auto end = reader_.database().postlist_end(term);
    for (auto at = reader_.database().postlist_begin(term); at != end; ++at) use(*at);
  }

  // The candidates that a reference leads to: "cn-patent-law/art42", "gd-copyright".
  template <typename Use>
  void for_each_named(std::string_view target, const Use& use) const {
    const std::size_t slash = target.find('/');
    if (slash != std::string_view::npos) {
      const auto provision = record::ProvisionId::parse(target.substr(slash + 1));
      if (!provision) return;
      for (const auto& each : reader_.find_covering(target.substr(0, slash), *provision)) {
        use(each.id);
      }
      return;
    }
    for_each_posting(index::term(index::TermField::record, target), [&](Xapian::docid id) {
      if (!places_.contains(id)) return;
      const auto* const features = reader_.features().of(id);
      if (features != nullptr && features->kind != record::Kind::provision) use(id);
    });
  }

  const index::Reader& reader_;
  std::unordered_map<Xapian::docid, std::size_t> places_;
  std::vector<Ties> ties_;
};

}  // namespace

std::vector<Ties> ties_of(const index::Reader& reader, std::span<const Candidate> candidates,
                          std::span<const double> sums, Tied which) {
  Tying tying(reader, candidates);
  if (candidates.empty() || !reader.has_references()) return tying.take();
  std::vector<std::size_t> order(candidates.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const std::size_t best = std::min(order.size(), kTyingBest);
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(best), order.end(),
                    [&](std::size_t a, std::size_t b) {
                      return sums[a] != sums[b] ? sums[a] > sums[b]
                                                : candidates[a].id < candidates[b].id;
                    });
  for (std::size_t i = 0; i < best; ++i) {
    tying.tie(candidates[order[i]].id, std::exp(sums[order[i]] - sums[order.front()]), which);
  }
  return tying.take();
}

}  // namespace gbalex::search
