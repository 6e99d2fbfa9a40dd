#include "search/understand.h"

#include <xapian.h>

#include <algorithm>

#include "index/schema.h"
#include "search/citation.h"
#include "text/citation.h"

namespace gbalex::search {

namespace {

using index::Reader;
using index::TermField;

void append(std::vector<Unit>& units, const std::vector<Unit>& more) {
  units.insert(units.end(), more.begin(), more.end());
}

bool covers(const text::Span& span, const std::vector<Unit>& units) {
  return std::all_of(units.begin(), units.end(), [&span](const Unit& unit) {
    return unit.stop || (unit.span.begin >= span.begin && unit.span.end <= span.end);
  });
}

class Understanding {
 public:
  Understanding(const Reader& reader, const record::Date& day, Concepts concepts)
      : reader_(reader), day_(day), concepts_(concepts) {}

  Understood of(const Query& query) {
    made_.common = common_words(query.root);
    read(query.root, false);
    std::vector<std::uint32_t>& documents = made_.referring_documents;
    std::sort(documents.begin(), documents.end());
    documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
    return std::move(made_);
  }

 private:
  void read(const Node& node, bool excluded) {
    if (const auto* words = std::get_if<Words>(&node.is)) return read(*words, excluded);
    if (const auto* all = std::get_if<All>(&node.is)) {
      for (const Node& part : all->of) read(part, excluded);
    } else if (const auto* any = std::get_if<Any>(&node.is)) {
      made_.has_alternatives = made_.has_alternatives || !excluded;
      for (const Node& part : any->of) read(part, excluded);
    } else if (const auto* no = std::get_if<Not>(&node.is)) {
      read(no->of.front(), !excluded);
    } else if (const auto* phrase = std::get_if<Phrase>(&node.is); phrase != nullptr && !excluded) {
      append(made_.phrase_units, make_units(phrase->text));
      add(phrase->text);
    }
  }

  void read(const Words& words, bool excluded) {
    Meaning& meaning = made_.meanings[&words];
    meaning.units = make_units(words.text);
    if (excluded) return;
    add(words.text);
    if (words.field != TextField::anywhere) return append(made_.phrase_units, meaning.units);
    Intent intent = find_intent(words.text, meaning.units);
    leave_out_asked_kind(meaning.units, intent);
    const std::vector<text::Span> laws = find_cited(words.text, intent, meaning);
    if (concepts_ == Concepts::meant) name_concepts(words.text, laws, meaning);
    append(made_.units, meaning.units);
    // Only what every result must hold must name its place elsewhere; spans are of these words.
    if (&words == made_.common) {
      made_.intent.asked = std::move(intent.asked);
      made_.intent.places.elsewhere = std::move(intent.places.elsewhere);
    }
    add(intent);
  }

  void add(const std::string& text) {
    if (!made_.text.empty()) made_.text += ' ';
    made_.text += text;
  }

  void add(const Intent& more) {
    made_.intent.contact = made_.intent.contact || more.contact;
    made_.intent.link = made_.intent.link || more.link;
    made_.intent.old = made_.intent.old || more.old;
    made_.intent.liability = made_.intent.liability || more.liability;
    made_.intent.law = made_.intent.law || more.law;
    made_.intent.question = made_.intent.question || more.question;
    std::vector<record::Region>& regions = made_.intent.places.regions;
    for (const record::Region region : more.places.regions) {
      const bool known = std::find(regions.begin(), regions.end(), region) != regions.end();
      if (!known) regions.push_back(region);
    }
  }

  // A number is always meant; a name with a provision too; a name alone when nothing stands
  // beside it. A place outside the library makes any name another one's law. Gives where they
  // stand.
  std::vector<text::Span> find_cited(std::string_view text, const Intent& intent,
                                     Meaning& meaning) {
    std::vector<text::Span> spans;
    const record::Language language = citing_language(text);
    for (const CitedMention& mention :
         cited_mentions(reader_, text, language, day_, Reading::typed)) {
      if (mention.number.empty()) {
        if (!intent.places.elsewhere.empty()) continue;
        if (mention.provision.empty() && !covers(mention.span, meaning.units)) continue;
      }
      if (!mention.laws.empty()) spans.push_back(mention.span);
      const std::size_t known = made_.referring.size();
      for (const CitedLaw& law : mention.laws) {
        std::vector<Reader::Found> found;
        if (law.provision) found = reader_.find_covering(law.instrument, *law.provision);
        for (const Reader::Found& each : found) {
          cite(record::Kind::provision, each.stored->id, each.stored->provision, meaning);
        }
        if (found.empty()) cite(record::Kind::instrument, law.instrument, "", meaning);
      }
      widen(meaning.units, mention.span,
            {made_.referring.begin() + static_cast<std::ptrdiff_t>(known), made_.referring.end()});
    }
    return spans;
  }

  // The name of a law that is cited is no notion.
  void name_concepts(std::string_view text, const std::vector<text::Span>& laws, Meaning& meaning) {
    const std::vector<NamedConcept> named = named_concepts(reader_, text, laws);
    widen(meaning.units, named);
    for (const NamedConcept& each : named) meaning.labels.push_back(each.span);
    made_.concepts.insert(made_.concepts.end(), named.begin(), named.end());
  }

  void cite(record::Kind kind, const std::string& id, const std::string& provision,
            Meaning& meaning) {
    const std::string name = index::document_name(kind, id, provision);
    meaning.cited.push_back(index::term(TermField::name, name));
    made_.cited.push_back(meaning.cited.back());
    const std::string target = provision.empty() ? id : id + "/" + provision;
    const std::string term = index::term(TermField::reference, target);
    const Xapian::Database& database = reader_.database();
    for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
      made_.referring_documents.push_back(*at);
    }
    made_.referring.push_back(term);
  }

  const Reader& reader_;
  const record::Date& day_;
  Concepts concepts_;
  Understood made_;
};

}  // namespace

Understood understand(const index::Reader& reader, const Query& query, const record::Date& day,
                      Concepts concepts) {
  return Understanding(reader, day, concepts).of(query);
}

std::vector<text::Span> citing(const index::Reader& reader, const Understood& understood,
                               const record::Date& day) {
  std::vector<text::Span> spans;
  if (understood.common == nullptr) return spans;
  const Words& words = *understood.common;
  for (const CitedMention& mention :
       cited_mentions(reader, words.text, citing_language(words.text), day, Reading::typed)) {
    if (!mention.laws.empty()) spans.push_back(mention.span);
  }
  for (const record::Language language : {record::Language::zh_hans, record::Language::en}) {
    for (const auto& mention : text::find_citations(words.text, language)) {
      spans.push_back(mention.span);
    }
  }
  return spans;
}

std::vector<text::Span> surely_meant(const Understood& understood,
                                     const std::vector<text::Span>& citations) {
  std::vector<text::Span> spans = citations;
  const std::vector<text::Span>& asked = understood.intent.asked;
  spans.insert(spans.end(), asked.begin(), asked.end());
  const std::vector<text::Span>& labels = understood.meanings.at(understood.common).labels;
  spans.insert(spans.end(), labels.begin(), labels.end());
  return spans;
}

bool cites_elsewhere(const Understood& understood) {
  if (understood.intent.places.elsewhere.empty() || !understood.cited.empty()) return false;
  for (const record::Language language : {record::Language::zh_hans, record::Language::en}) {
    for (const auto& mention : text::find_citations(understood.common->text, language)) {
      if (!mention.provision.empty()) return true;
    }
  }
  return false;
}

}  // namespace gbalex::search
