// A question answered side by side for the Mainland, Hong Kong and Macao.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "record/instrument.h"
#include "record/provenance.h"
#include "record/texts.h"

namespace gbalex::record {

struct Citation {
  std::string instrument;
  std::optional<ProvisionId> provision;
  Pin pin = Pin::unconfirmed;
};

// One column of the comparison.
struct TopicAnswer {
  Texts answer;
  std::vector<Citation> citations;
  std::vector<std::string> contacts;
  std::optional<Date> effective;  // of a recent or coming change
  Confidence confidence = Confidence::low;
  std::vector<Evidence> evidence;
  std::string note;  // for maintainers only
};

inline constexpr std::array kTopicRegions = {Region::mainland, Region::hongkong, Region::macao};

struct Topic {
  std::string id;
  std::vector<std::string> subjects;
  Texts title;
  std::array<TopicAnswer, kTopicRegions.size()> answers;  // in the order of kTopicRegions
  // Confidence is the lowest of the answers; evidence is in the answers.
  Provenance provenance;
};

}  // namespace gbalex::record
