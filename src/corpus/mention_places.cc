#include "corpus/mention_places.h"

namespace gbalex::corpus {
namespace {

std::string key(std::string_view file, std::string_view record, std::string_view target) {
  std::string joined(file);
  joined += '\n';
  joined += record;
  joined += '\n';
  joined += target;
  return joined;
}

}  // namespace

MentionPlaces::MentionPlaces(std::span<const Mention> mentions) {
  for (const Mention& mention : mentions) {
    places_[key(mention.file, mention.record, mention.target)].mentions.push_back(&mention);
  }
}

const Mention* MentionPlaces::next(std::string_view file, std::string_view record,
                                   std::string_view target) {
  const auto found = places_.find(key(file, record, target));
  if (found == places_.end()) return nullptr;
  Places& places = found->second;
  return places.used < places.mentions.size() ? places.mentions[places.used++] : nullptr;
}

}  // namespace gbalex::corpus
