// gbalex: the whole command line. Reads flags, calls one function of commands/, returns its exit
// status: 0 done, 1 the data is wrong, 2 wrong usage, 3 the environment failed.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <map>
#include <span>

#include "commands/build.h"
#include "commands/check.h"
#include "commands/cite.h"
#include "commands/eval.h"
#include "commands/ingest.h"
#include "commands/link_report.h"
#include "commands/link_set.h"
#include "commands/search.h"
#include "commands/settings.h"
#include "commands/shards.h"
#include "commands/show.h"
#include "commands/thesaurus.h"

namespace {

using namespace gbalex;

// Code to value, for CLI11's checked options.
template <typename Enum, std::size_t N>
std::map<std::string, Enum> codes(const std::array<Enum, N>& values) {
  std::map<std::string, Enum> map;
  for (const Enum value : values) map.emplace(record::code(value), value);
  return map;
}

std::vector<std::string> list(std::span<const std::string_view> vocabulary) {
  return {vocabulary.begin(), vocabulary.end()};
}

struct Flags {
  commands::Settings settings{"corpus", "var", {}, std::chrono::system_clock::now(), false};
  commands::BuildOptions build;
  commands::SearchOptions search;
  commands::EvalOptions eval;
  commands::IngestOptions ingest;
  commands::LinkSet link_set;
  commands::Cite cite;
  commands::ThesaurusOptions thesaurus;
  std::string id, from, to;
  std::vector<std::string> servers;
  std::string report = "text";
  bool over_index = false;
};

void add_common(CLI::App& app, Flags& flags) {
  app.add_option("--corpus", flags.settings.corpus, "folder of the corpus")
      ->envname("GBALEX_CORPUS")
      ->capture_default_str();
  app.add_option("--data", flags.settings.data, "folder of index and ledger")
      ->envname("GBALEX_DATA")
      ->capture_default_str();
  app.add_flag("--json", flags.settings.json, "machine-readable output");
}

void add_build(CLI::App& command, Flags& flags) {
  constexpr int kMostShards = 64;
  command.add_option("--shards", flags.build.shards, "parts in which the index is divided")
      ->check(CLI::Range(1, kMostShards))
      ->capture_default_str();
}

void add_language(CLI::App& command, record::Language& language) {
  command.add_option("--lang", language, "language of titles: zh-Hans, zh-Hant, en, pt")
      ->transform(CLI::CheckedTransformer(codes(record::kLanguages)));
}

void add_search(CLI::App& command, Flags& flags) {
  command.add_option("QUERY", flags.search.query, "what to look for")->required();
  command.add_option("--region", flags.search.regions, "only these regions")
      ->transform(CLI::CheckedTransformer(codes(record::kRegions)));
  command.add_option("--kind", flags.search.kinds, "only these kinds of record")
      ->transform(CLI::CheckedTransformer(codes(record::kKinds)));
  command.add_option("--status", flags.search.statuses, "only law of these statuses")
      ->transform(CLI::CheckedTransformer(codes(record::kStatuses)));
  command.add_option("--subject", flags.search.subjects, "only these subjects")
      ->check(CLI::IsMember(list(record::subjects())));
  command.add_option("--level", flags.search.levels, "only these types of instrument")
      ->check(CLI::IsMember(list(record::instrument_levels())));
  command.add_option("--issuer", flags.search.issuers, "only of bodies whose name holds this");
  command.add_option("--year", flags.search.years, "only of these years: 2019, 2019..2023, 2019..");
  constexpr int kMaxLimit = 100;
  command.add_flag("--exact", flags.search.exact, "the words as typed: no concept, no spelling");
  command.add_option("--limit", flags.search.limit, "results shown")
      ->check(CLI::Range(1, kMaxLimit))
      ->capture_default_str();
  add_language(command, flags.search.reader);
}

void add_eval(CLI::App& command, Flags& flags) {
  auto* over_index = command.add_flag("--index", flags.over_index, "over the index under --data");
  command.add_option("--collection", flags.eval.collection, "over this collection (JSON lines)")
      ->excludes(over_index);
  command.add_option("--queries", flags.eval.queries, "queries (JSON lines)")->required();
  command.add_option("--run", flags.eval.run, "TREC run to write")->required();
  command.add_option("--latency", flags.eval.latency, "milliseconds of each query to write");
  command.add_option("--features", flags.eval.features, "features of each candidate to write");
  command.add_flag("--exact", flags.eval.exact, "the words as typed: no concept, no spelling");
  command.add_option("--keep", flags.eval.keep,
                     "directory for the collection's index, used again when it is there");
}

void add_ingest(CLI::App& command, Flags& flags) {
  std::map<std::string, intake::Format> formats;
  for (const intake::Format format : intake::kTextFormats) {
    formats.emplace(intake::code(format), format);
  }
  command
      .add_option("PATH", flags.ingest.paths, "files, folders, zip files of publishers, patterns")
      ->required();
  command
      .add_option("--library", flags.ingest.library, "folder of the texts; default DATA/library")
      ->envname("GBALEX_LIBRARY");
  command
      .add_option("--format", flags.ingest.format, "of all files, instead of what they look like")
      ->transform(CLI::CheckedTransformer(formats));
  auto* dry_run = command.add_flag("--dry-run", flags.ingest.dry_run,
                                   "tell what would be taken, write nothing");
  command.add_option("--report", flags.report, "text or json; --json means the latter")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  command
      .add_option("--terms", flags.ingest.terms,
                  "file for terms that Hong Kong defines in two languages")
      ->excludes(dry_run);
}

void add_link_set(CLI::App& command, commands::LinkSet& set) {
  command.add_option("ID", set.id, "the link, for instance link-095")->required();
  command.add_option("--url", set.url, "web address");
  command.add_option("--url-basis", set.url_basis, "cited, pattern or site_root");
  command.add_option("--title", set.titles, "LANG=TEXT, for instance pt=Formulários");
  command.add_option("--owner", set.owner, "whose page it is");
  command.add_option("--category", set.category, "category of the page");
  command.add_option("--subjects", set.subjects, "codes with commas between");
  command.add_option("--languages", set.languages, "languages of the page");
  command.add_option("--instrument", set.instrument, "the law whose text it is");
  command.add_option("--confidence", set.confidence, "high, medium or low");
  command.add_option("--evidence-kind", set.evidence_kind, "kind of a source to add");
  command.add_option("--evidence-url", set.evidence_url, "its address");
  command.add_option("--seen", set.seen, "the day on which it was seen");
  command.add_option("--why", set.why, "reason, for the history");
  command.add_option("--by", set.by, "role or account id, for the history")->capture_default_str();
  command.add_flag("--dry-run", set.dry_run, "show the change, write nothing");
}

int link_report(const Flags& flags) {
  const auto span =
      record::DateSpan::parse(flags.to.empty() ? flags.from : flags.from + "/" + flags.to);
  if (!span) {
    std::cerr << "gbalex link report: --from " << flags.from << " --to " << flags.to
              << " is no period; give dates like 2016-07 or 2016-07-01, the earlier first\n";
    return commands::kUsage;
  }
  return commands::link_report({*span}, flags.settings, std::cout, std::cerr);
}

int run(int argc, char** argv) {
  Flags flags;
  flags.settings.today = record::today(flags.settings.now);
  flags.build.terminal = flags.ingest.terminal = isatty(STDERR_FILENO) == 1;

  CLI::App app("GBA-Lex: IP law of Guangdong, Hong Kong and Macao");
  app.require_subcommand(1);
  app.fallthrough();
  add_common(app, flags);

  auto* check = app.add_subcommand("check", "read the corpus strictly, list every problem");
  auto* build = app.add_subcommand("build", "build the index, verify it, swap it in");
  add_build(*build, flags);
  auto* shards = app.add_subcommand("shards", "an index that lies on other machines");
  shards->require_subcommand(1);
  auto* attach = shards->add_subcommand("attach", "search the shards that these servers serve");
  attach->add_option("HOST:PORT", flags.servers, "every xapian-tcpsrv of the index")->required();
  auto* search = app.add_subcommand("search", "search the index");
  add_search(*search, flags);
  auto* show = app.add_subcommand("show", "print one record");
  show->add_option("ID", flags.id, "id of a record, instrument/provision or concept/id")
      ->required();
  auto* cite = app.add_subcommand("cite", "what a text cites, and where that leads");
  cite->add_option("TEXT", flags.cite.text, "citations in any spelling")->required();
  cite->add_option("--as-of", flags.cite.as_of, "the day whose law is meant; default today");
  add_language(*cite, flags.cite.reader);
  auto* thesaurus = app.add_subcommand("thesaurus", "the concepts and their names");
  auto* skos = thesaurus->add_flag("--skos", flags.thesaurus.skos, "as SKOS (RDF/XML)");
  thesaurus->add_option("--site", flags.thesaurus.site, "address of the site, https://law.example")
      ->needs(skos);
  auto* eval = app.add_subcommand("eval", "write a TREC run of judged queries");
  add_eval(*eval, flags);
  auto* ingest = app.add_subcommand("ingest", "take official texts into this copy's library");
  add_ingest(*ingest, flags);
  auto* link = app.add_subcommand("link", "hyperlinks");
  link->require_subcommand(1);
  auto* set = link->add_subcommand("set", "change fields of one hyperlink");
  add_link_set(*set, flags.link_set);
  auto* report = link->add_subcommand("report", "hyperlinks updated in a period");
  report->add_option("--from", flags.from, "first day, month or year")->required();
  report->add_option("--to", flags.to, "last day, month or year; default today");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? commands::kDone : commands::kUsage;
  }
  const commands::Settings& settings = flags.settings;
  if (*check) {
    return commands::check(settings.corpus, settings.today, settings.json, std::cout, std::cerr);
  }
  if (*build) return commands::build(flags.build, settings, std::cout, std::cerr);
  if (*attach) return commands::shards_attach(flags.servers, settings, std::cout, std::cerr);
  if (*search) return commands::search(flags.search, settings, std::cout, std::cerr);
  if (*show) return commands::show(flags.id, settings, std::cout, std::cerr);
  if (*cite) return commands::cite(flags.cite, settings, std::cout, std::cerr);
  if (*thesaurus) return commands::thesaurus(flags.thesaurus, settings, std::cout, std::cerr);
  if (*eval) {
    if (!flags.over_index && !flags.eval.collection) {
      std::cerr << "gbalex eval: give --index or --collection FILE\n";
      return commands::kUsage;
    }
    return commands::eval(flags.eval, settings, std::cout, std::cerr);
  }
  if (*ingest) {
    flags.settings.json = flags.settings.json || flags.report == "json";
    return commands::ingest(flags.ingest, settings, std::cout, std::cerr);
  }
  if (*set) return commands::link_set(flags.link_set, settings, std::cout, std::cerr);
  if (*report) return link_report(flags);
  return commands::kUsage;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "gbalex: " << error.what() << '\n';
    return gbalex::commands::kEnvironment;
  }
}
