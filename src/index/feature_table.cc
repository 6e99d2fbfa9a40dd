#include "index/feature_table.h"

#include <utility>

namespace gbalex::index {

void FeatureTable::add(std::uint32_t document, std::string_view value) {
  const std::optional<Features> features = unpack_features(value);
  if (!features) return;
  std::uint32_t work = kNone;
  if (features->work != 0) {
    const auto next = static_cast<std::uint32_t>(works_.size());
    work = works_.try_emplace(features->work, next).first->second;
    sizes_.resize(works_.size());
    ++sizes_[work];
  }
  if (document >= row_of_.size()) row_of_.resize(document + 1, kNone);
  row_of_[document] = static_cast<std::uint32_t>(rows_.size());
  rows_.push_back({features->kind, features->region, features->recorded_status, features->standing,
                   features->of_liability, features->of_frame, features->cited, work,
                   keep(features->titles, titles_), keep(features->headings, headings_),
                   features->first_effective, features->from, features->to});
}

void FeatureTable::finish() {
  // So far a row has the number of its work in the place of its size.
  for (Row& row : rows_) row.work_size = row.work_size == kNone ? 0 : sizes_[row.work_size];
  rows_.shrink_to_fit();
  bytes_.shrink_to_fit();
  std::exchange(works_, {});
  std::exchange(sizes_, {});
}

std::uint32_t FeatureTable::keep(std::string_view packed, Last& last) {
  const std::string_view bytes(bytes_);
  if (bytes.substr(kNoSets, 1) == packed) return kNoSets;
  if (bytes.substr(last.begin, last.size) == packed) return last.begin;
  last = {static_cast<std::uint32_t>(bytes_.size()), packed.size()};
  bytes_ += packed;
  return last.begin;
}

}  // namespace gbalex::index
