// The thesaurus of an index: what documents are indexed with, and that it stays with the index.
#include "index/concepts.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "commands/temporary_folder.h"
#include "index/build.h"
#include "index/document.h"
#include "index/reader.h"
#include "index/schema.h"
#include "index/view.h"

using namespace gbalex;
using index::FieldKind;
using record::LabelUse;
using record::Language;

namespace {

record::Label label(std::string text, Language language, LabelUse use = LabelUse::preferred,
                    std::optional<record::Region> region = {}) {
  return {std::move(text), language, region, use};
}

std::vector<record::Concept> concepts() {
  record::Concept patent{"patent", "patent", {}, {}, {}, {}};
  patent.labels = {label("专利", Language::zh_hans), label("patent", Language::en),
                   label("patente", Language::pt)};
  record::Concept copyright{"copyright", "copyright", {"ip-right"}, {"patent"}, {}, {}};
  copyright.labels = {
      label("著作权", Language::zh_hans, LabelUse::preferred, record::Region::mainland),
      label("版權", Language::zh_hant),
      label("copyright", Language::en),
      label("authors' rights", Language::en, LabelUse::alternative),
      label("direito de autor", Language::pt),
      label("quetzals", Language::en, LabelUse::hidden)};
  copyright.scope.set({Language::en, "Rights in works.", record::TextStatus::unmarked});
  record::Concept right{"ip-right", "ip_general", {}, {}, {}, {}};
  right.labels = {label("知识产权", Language::zh_hans),
                  label("intellectual property", Language::en)};
  return {patent, copyright, right};
}

index::Document document(const std::string& id, std::vector<index::Field> fields) {
  index::Document made;
  made.kind = record::Kind::link;
  made.id = id;
  made.fields = std::move(fields);
  return made;
}

index::Field field(FieldKind kind, Language language, std::string text) {
  index::Field made;
  made.kind = kind;
  made.language = language;
  made.text = std::move(text);
  return made;
}

std::vector<index::Document> documents() {
  return {document("hans", {field(FieldKind::body, Language::zh_hans, "著作权人的权利")}),
          document("hant", {field(FieldKind::title, Language::zh_hant, "版權條例"),
                            field(FieldKind::heading, Language::zh_hant, "版權")}),
          document("en", {field(FieldKind::body, Language::en, "Copyrights and patents")}),
          document("pt", {field(FieldKind::body, Language::pt, "os direitos de autor")}),
          document("context", {field(FieldKind::context, Language::en, "Copyright")}),
          document("other", {field(FieldKind::body, Language::en, "copy right, trade marks")})};
}

const std::vector<record::Concept> kNone;

class World {
 public:
  explicit World(const std::vector<record::Concept>& with = concepts()) {
    auto builder = index::Builder::begin(data.path(), {.concepts = with});
    REQUIRE(builder.ok());
    REQUIRE((*builder)->add(documents(), {}).ok());
    finish(**builder);
  }
  void finish(index::Builder& builder) {
    auto report = builder.finish();
    INFO((report ? std::string() : report.error().to_string()));
    REQUIRE(report.ok());
    digest = report->content_digest;
    REQUIRE(builder.swap().ok());
  }
  template <typename Read>
  void read(const Read& with) const {
    auto pool = index::ReaderPool::open(data.path());
    INFO((pool ? std::string() : pool.error().to_string()));
    REQUIRE(pool.ok());
    REQUIRE((*pool)->with(with).ok());
  }
  [[nodiscard]] std::uint32_t frequency(const std::string& term) const {
    std::uint32_t found = 0;
    read([&](const index::Reader& reader) { found = reader.frequency(term); });
    return found;
  }

  commands::TemporaryFolder data;
  std::string digest;
};

bool same(const std::vector<record::Concept>& a, const std::vector<record::Concept>& b) {
  return index::pack_concepts(a) == index::pack_concepts(b);
}

}  // namespace

TEST_CASE("a concept is found by any label, in any language and script") {
  const World world;
  CHECK(world.frequency("Gcopyright") == 4);
  CHECK(world.frequency("Gpatent") == 1);
  CHECK(world.frequency("Gip-right") == 0);
}

TEST_CASE("a concept of a title and of context stands under their prefixes, of no other field") {
  const World world;
  CHECK(world.frequency(std::string(index::kTitlePrefix) + "Gcopyright") == 1);
  CHECK(world.frequency(std::string(index::kContextPrefix) + "Gcopyright") == 1);
  CHECK(world.frequency(std::string(index::kTitleFieldPrefix) + "Gcopyright") == 0);
  CHECK(world.frequency(std::string(index::kHeadingFieldPrefix) + "Gcopyright") == 0);
}

TEST_CASE("an index without concepts holds none") {
  const World world(kNone);
  CHECK(world.frequency("Gcopyright") == 0);
  world.read([](const index::Reader& reader) {
    CHECK(reader.thesaurus().concepts.empty());
    CHECK(reader.thesaurus().labels.empty());
    CHECK(reader.thesaurus().find("copyright") == nullptr);
    CHECK(reader.metadata(index::kMetaAnalyser) == text::analyser_digest());
  });
}

TEST_CASE("readers get the concepts of the index by id, whole") {
  const World world;
  world.read([](const index::Reader& reader) {
    const index::ConceptIndex& thesaurus = reader.thesaurus();
    REQUIRE(thesaurus.concepts.size() == 3);
    CHECK(thesaurus.concepts[0].id == "copyright");
    CHECK(thesaurus.concepts[1].id == "ip-right");
    CHECK(thesaurus.concepts[2].id == "patent");
    CHECK(thesaurus.labels.term(2) == "Gpatent");
    const record::Concept* found = thesaurus.find("copyright");
    REQUIRE(found == &thesaurus.concepts[0]);
    CHECK(found->subject == "copyright");
    CHECK(found->broader == std::vector<std::string>{"ip-right"});
    CHECK(found->related == std::vector<std::string>{"patent"});
    REQUIRE(found->labels.size() == 6);
    CHECK(found->labels[0].region == record::Region::mainland);
    CHECK(found->labels[1].region == std::nullopt);
    CHECK(found->labels[3].use == LabelUse::alternative);
    REQUIRE(found->scope.find(Language::en) != nullptr);
    CHECK(found->scope.find(Language::en)->text == "Rights in works.");
    CHECK(thesaurus.find("copy") == nullptr);
    CHECK(reader.metadata(index::kMetaAnalyser) ==
          text::analyser_digest() + "+" + thesaurus.labels.digest());
  });
}

TEST_CASE("an update in place indexes with the concepts of the index, and keeps them") {
  const World world;
  REQUIRE(index::update(world.data.path(), "other",
                        std::vector{document(
                            "other", {field(FieldKind::body, Language::en, "authors' rights")})})
              .ok());
  CHECK(world.frequency("Gcopyright") == 5);
  world.read([](const index::Reader& reader) {
    CHECK(same(reader.thesaurus().concepts, index::ConceptIndex(concepts()).concepts));
  });
  CHECK(index::verify(world.data.path()).ok());
}

TEST_CASE("edits that a build replays are indexed with its concepts") {
  World world(kNone);
  auto builder = index::Builder::begin(world.data.path(), {.concepts = concepts()});
  REQUIRE(builder.ok());
  REQUIRE((*builder)->add(documents(), {}).ok());
  REQUIRE((*builder)
              ->replace(std::vector{
                  document("other", {field(FieldKind::body, Language::zh_hant, "專利、版權")})})
              .ok());
  world.finish(**builder);
  CHECK(world.frequency("Gcopyright") == 5);
  CHECK(world.frequency("Gpatent") == 2);
}

TEST_CASE("the same concepts give the same digest, others another") {
  CHECK(World().digest == World().digest);
  auto reversed = concepts();
  std::swap(reversed.front(), reversed.back());
  CHECK(World(reversed).digest == World().digest);
  CHECK(World(kNone).digest != World().digest);
  auto reworded = concepts();
  reworded[1].scope.set({Language::en, "Rights in any work.", record::TextStatus::unmarked});
  CHECK(World(reworded).digest != World().digest);
}

TEST_CASE("an index whose thesaurus is not the one it was made with is refused by name") {
  const World world;
  const auto generation = std::filesystem::canonical(world.data.path() / "index" / "current");
  const auto file = generation / "postlist.glass";
  std::ifstream in(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  in.close();
  const std::size_t at = bytes.find("quetzals");
  REQUIRE(at != std::string::npos);
  bytes.replace(at, 8, "quetzalz");
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;

  const auto pool = index::ReaderPool::open(world.data.path());
  REQUIRE_FALSE(pool.ok());
  CHECK_THAT(pool.error().what, Catch::Contains("+thesaurus-") && Catch::Contains("text analyser"));
  CHECK(pool.error().what_to_do == "run `gbalex build`");
  CHECK_FALSE(index::update(world.data.path(), "other", {}).ok());
  CHECK_FALSE(index::verify(world.data.path()).ok());
}

TEST_CASE("packed concepts come back, and damaged bytes never") {
  const std::string bytes = index::pack_concepts(concepts());
  const auto back = index::unpack_concepts(bytes);
  REQUIRE(back);
  CHECK(same(*back, concepts()));
  CHECK(index::pack_concepts({}).empty());
  REQUIRE(index::unpack_concepts(""));
  CHECK(index::unpack_concepts("")->empty());
  for (std::size_t size = 1; size < bytes.size(); ++size) {
    CHECK_FALSE(index::unpack_concepts(std::string_view(bytes).substr(0, size)));
  }
  CHECK_FALSE(index::unpack_concepts(bytes + "x"));
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 0x7f);
    index::unpack_concepts(changed);  // whatever it says, it reads nothing outside
  }
}

TEST_CASE("completions hold the labels that are shown, as concepts") {
  const World world;
  world.read([](const index::Reader& reader) {
    const auto ids = [&reader](std::string_view typed) {
      std::vector<std::string> found;
      for (const auto& match : reader.completions().find(typed)) {
        const index::Completion& title = reader.completions().titles()[match.title];
        if (title.is_concept) found.push_back(title.id + "=" + title.text);
      }
      return found;
    };
    CHECK(ids("copyr") == std::vector<std::string>{"copyright=copyright"});
    CHECK(ids("authors") == std::vector<std::string>{"copyright=authors' rights"});
    CHECK(ids("版权") == std::vector<std::string>{"copyright=版權"});
    CHECK(ids("zhuanl") == std::vector<std::string>{"patent=专利"});
    CHECK(ids("quetz").empty());
    for (const index::Completion& title : reader.completions().titles()) {
      if (title.text == "著作权") CHECK(title.region == record::Region::mainland);
      if (title.text == "版權") CHECK(title.language == Language::zh_hant);
    }
  });
}

TEST_CASE("views and spans of a document hold the concepts of its texts") {
  const World world;
  world.read([](const index::Reader& reader) {
    const auto found = reader.find(record::Kind::link, "en");
    REQUIRE(found != nullptr);
    const index::View view = index::make_view(*found, &reader.thesaurus().labels);
    const index::View plain = index::make_view(*found);
    CHECK(view.length == plain.length);
    CHECK(view.symbols.size() == plain.symbols.size() + 2);
    const auto copyright = text::symbol_of("Gcopyright") | text::kSamePlaceFlag;
    CHECK(std::ranges::count(view.symbols, copyright) == 1);
    CHECK(std::ranges::count(plain.symbols, copyright) == 0);

    const auto spans = reader.spans({1, found}, 0);
    const auto marked =
        std::ranges::find(*spans, index::term_hash("Gcopyright"), &index::TermSpan::term);
    REQUIRE(marked != spans->end());
    CHECK(marked->begin == 0);
    CHECK(marked->end == 10);
  });
}
