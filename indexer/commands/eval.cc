#include "commands/eval.h"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "commands/temporary_folder.h"
#include "index/build.h"
#include "search/search.h"

namespace gbalex::commands {

namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;
using Json = nlohmann::json;

constexpr int kHits = 100;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

record::Error line_error(const fs::path& file, std::size_t line, const std::string& what) {
  return {record::ErrorKind::data, what, file.string() + ":" + std::to_string(line),
          "mend the line"};
}

// Calls `take` with every line's object; stops at the first that is no JSON object or is refused.
template <typename Take>
record::Result<record::Done> for_each_line(const fs::path& file, const Take& take) {
  std::ifstream in(file);
  if (!in) {
    return record::Error{record::ErrorKind::environment, "cannot be read", file.string(),
                         "name a file of JSON lines"};
  }
  std::string text;
  for (std::size_t line = 1; std::getline(in, text); ++line) {
    if (text.empty()) continue;
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) return line_error(file, line, "not a JSON object");
    if (const std::string what = take(json); !what.empty()) return line_error(file, line, what);
  }
  return record::Done{};
}

std::string text_of(const Json& json, const char* key) {
  const auto at = json.find(key);
  return at != json.end() && at->is_string() ? at->get<std::string>() : "";
}

struct EvalQuery {
  std::string id, text;
};

record::Result<std::vector<EvalQuery>> read_queries(const fs::path& file) {
  std::vector<EvalQuery> queries;
  auto read = for_each_line(file, [&queries](const Json& json) -> std::string {
    EvalQuery query{text_of(json, "id"), text_of(json, "query")};
    if (query.text.empty()) query.text = text_of(json, "text");
    if (query.id.empty() || query.text.empty()) return "a query needs id and query (or text)";
    queries.push_back(std::move(query));
    return "";
  });
  if (!read) return read.error();
  return queries;
}

// A line of a collection as one article-level provision of the instrument named by its id.
index::Document collection_document(const Json& json) {
  index::Document document;
  document.kind = record::Kind::provision;
  document.id = text_of(json, "id");
  document.work = text_of(json, "work");
  if (document.work.empty()) document.work = text_of(json, "title");
  document.languages = {record::Language::zh_hans};
  const auto add = [&document](index::FieldKind kind, const std::string& text) {
    if (text.empty()) return;
    document.fields.push_back({kind, record::Language::zh_hans, text, {}});
  };
  add(index::FieldKind::title, text_of(json, "title"));
  add(index::FieldKind::heading, text_of(json, "heading"));
  add(index::FieldKind::body, text_of(json, "text"));
  return document;
}

record::Result<std::vector<index::Document>> read_collection(const fs::path& file) {
  std::vector<index::Document> documents;
  auto read = for_each_line(file, [&documents](const Json& json) -> std::string {
    documents.push_back(collection_document(json));
    return documents.back().id.empty() ? "a document needs an id" : "";
  });
  if (!read) return read.error();
  return documents;
}

record::Result<index::BuildReport> build_collection(const fs::path& data,
                                                    const std::vector<index::Document>& documents) {
  auto builder = index::Builder::begin(data, {.edits = index::Edits::never});
  if (!builder) return builder.error();
  if (auto added = (*builder)->add(documents, {}); !added) return added.error();
  auto report = (*builder)->finish();
  if (!report) return report.error();
  if (auto swapped = (*builder)->swap(); !swapped) return swapped.error();
  return report;
}

double percentile(std::vector<double> values, double share) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size())));
  return values[std::max<std::size_t>(rank, 1) - 1];
}

double peak_mebibytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

std::string document_of(const search::Hit& hit, bool of_collection) {
  return of_collection ? hit.id : index::document_name(hit.kind, hit.id, hit.provision);
}

void write_features(std::ostream& out, const std::string& query, const search::Results& results,
                    bool of_collection) {
  for (const search::Looked& looked : results.looked_at) {
    out << query << '\t'
        << (of_collection ? looked.id
                          : index::document_name(looked.kind, looked.id, looked.provision));
    for (const double value : looked.features) out << fmt::format("\t{:.6g}", value);
    out << '\n';
  }
}

record::Result<std::vector<double>> run_queries(index::ReaderPool& pool,
                                                const std::vector<EvalQuery>& queries,
                                                const EvalOptions& options,
                                                const record::Date& today) {
  std::ofstream run(options.run);
  std::ofstream latency;
  std::ofstream features;
  if (options.latency) latency.open(*options.latency);
  if (options.features) features.open(*options.features);
  const auto cannot_write = [](const fs::path& file) {
    return record::Error{record::ErrorKind::environment, "cannot be written", file.string(),
                         "name a file in a writable directory"};
  };
  if (!run) return cannot_write(options.run);
  if (options.latency && !latency) return cannot_write(*options.latency);
  if (options.features && !features) return cannot_write(*options.features);
  features << "query\tdocument";
  for (const std::string_view name : search::feature_names()) features << '\t' << name;
  features << '\n';
  std::vector<double> milliseconds;
  for (const EvalQuery& query : queries) {
    search::Request request;
    request.text = query.text;
    request.reader = record::Language::zh_hans;
    request.group = search::Group::none;
    request.per_page = kHits;
    request.exact = options.exact;
    request.with_features = options.features.has_value();
    const Clock::time_point start = Clock::now();
    auto results = search::search(pool, request, today);
    if (!results) return results.error();
    milliseconds.push_back(seconds_since(start) * 1000);
    for (std::size_t i = 0; i < results->hits.size(); ++i) {
      run << fmt::format("{} Q0 {} {} {:.6f} gbalex\n", query.id,
                         document_of(results->hits[i], options.collection.has_value()), i + 1,
                         results->hits[i].score);
    }
    if (options.features) {
      write_features(features, query.id, *results, options.collection.has_value());
    }
    if (options.latency) latency << fmt::format("{}\t{:.3f}\n", query.id, milliseconds.back());
  }
  return milliseconds;
}

int fail(const record::Error& error, std::ostream& err) {
  err << error.to_string() << "\n";
  return error.kind == record::ErrorKind::data ? kDataWrong : kEnvironment;
}

}  // namespace

int eval(const EvalOptions& options, const Settings& settings, std::ostream& out,
         std::ostream& err) {
  auto queries = read_queries(options.queries);
  if (!queries) return fail(queries.error(), err);
  std::optional<TemporaryFolder> folder;
  fs::path data = settings.data;
  if (options.collection) {
    data = options.keep ? *options.keep : folder.emplace().path();
    if (!fs::exists(data / "index" / "current")) {
      auto documents = read_collection(*options.collection);
      if (!documents) return fail(documents.error(), err);
      const Clock::time_point start = Clock::now();
      auto report = build_collection(data, *documents);
      if (!report) return fail(report.error(), err);
      out << fmt::format("indexed {} documents in {:.1f} s, {:.1f} MiB on disk\n",
                         report->documents, seconds_since(start),
                         static_cast<double>(report->bytes) / 1048576.0);
    }
  }
  auto pool = index::ReaderPool::open(data);
  if (!pool) return fail(pool.error(), err);
  auto milliseconds = run_queries(**pool, *queries, options, settings.today);
  if (!milliseconds) return fail(milliseconds.error(), err);
  out << fmt::format("{} queries, p50 {:.1f} ms, p95 {:.1f} ms, peak memory {:.0f} MiB\n",
                     milliseconds->size(), percentile(*milliseconds, 0.5),
                     percentile(*milliseconds, 0.95), peak_mebibytes());
  return kDone;
}

}  // namespace gbalex::commands
