#include "search/cross_reference.h"

#include "search/citation.h"

namespace gbalex::search {

std::vector<CrossReference> cross_references(const index::Reader& reader, std::string_view text,
                                             record::Language language, const record::Date& day,
                                             std::string_view own) {
  std::vector<CrossReference> references;
  for (const CitedMention& mention :
       cited_mentions(reader, text, language, day, Reading::running)) {
    CrossReference reference{mention.span, {}, {}};
    if (mention.own) {
      const auto provision =
          own.empty() ? std::nullopt : held_provision(reader, own, mention.provision);
      if (!provision) continue;
      reference.instrument = own;
      reference.provision = provision->text();
    } else {
      if (mention.laws.empty() || mention.ambiguous) continue;
      const CitedLaw& law = mention.laws.front();
      const bool held = law.provision ? law.provision_held : mention.provision.empty();
      if (!held || !law.version_held) continue;
      reference.instrument = law.instrument;
      if (law.provision) reference.provision = law.provision->text();
    }
    references.push_back(std::move(reference));
  }
  return references;
}

}  // namespace gbalex::search
