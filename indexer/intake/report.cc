#include "intake/report.h"

#include <algorithm>
#include <array>

namespace gbalex::intake {
namespace {

using What = TextReport::What;

constexpr std::array<std::string_view, 7> kWhats = {"added",     "another", "unchanged", "empty",
                                                    "undecided", "unnamed", "refused"};
static_assert(kWhats.size() == static_cast<std::size_t>(What::refused) + 1);

constexpr std::size_t kMostFindings = 10;  // shown of a file

std::string_view words_of(What what, bool is_dry_run) {
  switch (what) {
    case What::added:
      return is_dry_run ? "would be added" : "added";
    case What::another:
      return is_dry_run ? "would be added beside another text of this version"
                        : "added beside another text of this version";
    case What::unchanged:
      return "held already";
    case What::empty:
      return "left out: it has no words";
    case What::undecided:
      return "left out: it may be any of ";
    case What::unnamed:
    case What::refused:
      return "left out: ";
  }
  return {};
}

void write(const TextReport& text, bool is_dry_run, std::ostream& out) {
  if (is_taken(text.what)) {
    out << text.instrument << ' ' << text.version << ' ' << code(text.language) << ", "
        << text.provisions << (text.provisions == 1 ? " provision, " : " provisions, ");
  } else if (!text.title.empty()) {
    out << text.title << ": ";
  }
  out << words_of(text.what, is_dry_run) << text.why;
  for (std::size_t i = 0; i < text.candidates.size(); ++i) {
    out << (i == 0 ? "" : ", ") << text.candidates[i];
  }
  if (!text.same_as.empty()) {
    out << (text.has_same_bytes ? "; the same file as " : "; the same words as ") << text.same_as;
  }
  out << '\n';
}

void write(const FileReport& file, bool is_dry_run, std::ostream& out) {
  if (file.error) out << file.place << ": not read: " << file.error->to_string() << '\n';
  if (!file.left_out.empty()) out << file.place << ": left out: " << file.left_out << '\n';
  for (const TextReport& text : file.texts) {
    out << file.place << ": " << file.format << ": ";
    write(text, is_dry_run, out);
  }
  for (std::size_t i = 0; i < std::min(file.findings.size(), kMostFindings); ++i) {
    const Finding& finding = file.findings[i];
    out << "  " << code(finding.what) << ' ' << finding.where << ": " << finding.why << '\n';
  }
  if (file.findings.size() > kMostFindings) {
    out << "  and " << file.findings.size() - kMostFindings << " more; --json names all\n";
  }
}

void write(const Totals& totals, std::ostream& out) {
  const auto of = [&totals](What what) {
    const auto found = totals.texts.find(what);
    return found == totals.texts.end() ? std::size_t{0} : found->second;
  };
  out << totals.files << " files: " << totals.files_taken << " with texts, "
      << totals.files_left_out << " left out, " << totals.files_broken << " not read\n"
      << "texts: " << of(What::added) << " added, " << of(What::another)
      << " beside another of their version, " << of(What::unchanged) << " held already, "
      << of(What::empty) << " without words, " << of(What::undecided) << " undecided, "
      << of(What::unnamed) << " without a name, " << of(What::refused) << " refused\n"
      << "provisions: " << totals.provisions << "; twice in what was given: " << totals.same_bytes
      << " files, " << totals.same_words << " texts in other files\n";
  if (totals.findings.empty()) return;
  out << "warnings:";
  std::string_view separator = " ";
  for (const auto& [what, times] : totals.findings) {
    out << separator << times << ' ' << code(what);
    separator = ", ";
  }
  out << '\n';
}

}  // namespace

std::string_view code(What what) { return kWhats.at(static_cast<std::size_t>(what)); }

bool is_taken(What what) {
  return what == What::added || what == What::another || what == What::unchanged;
}

Totals count(const Report& report) {
  Totals totals;
  std::vector<bool> has_text(report.arguments.size(), false);
  for (const FileReport& file : report.files) {
    bool is_file_taken = false;
    for (const TextReport& text : file.texts) {
      ++totals.texts[text.what];
      if (!text.same_as.empty()) ++(text.has_same_bytes ? totals.same_bytes : totals.same_words);
      if (!is_taken(text.what)) continue;
      is_file_taken = true;
      totals.provisions += text.provisions;
    }
    ++totals.files;
    ++(is_file_taken ? totals.files_taken
       : file.error  ? totals.files_broken
                     : totals.files_left_out);
    if (file.error && file.error->kind == record::ErrorKind::environment) {
      totals.has_environment_error = true;
    }
    if (is_file_taken && file.argument < has_text.size()) has_text[file.argument] = true;
    for (const Finding& finding : file.findings) ++totals.findings[finding.what];
  }
  for (std::size_t i = 0; i < has_text.size(); ++i) {
    if (!has_text[i]) totals.arguments_without_text.push_back(report.arguments[i]);
  }
  return totals;
}

void write_text(const Report& report, std::ostream& out) {
  for (const FileReport& file : report.files) write(file, report.is_dry_run, out);
  for (const PairReport& pair : report.pairs) {
    out << pair.instrument << ' ' << pair.version << ": " << pair.units << " units in both "
        << code(pair.left) << " and " << code(pair.right) << ", " << pair.left_only << " and "
        << pair.right_only << " in one alone, " << pair.terms << " terms defined in both\n";
  }
  const Totals totals = count(report);
  write(totals, out);
  for (const std::string& argument : totals.arguments_without_text) {
    out << argument << ": no text was taken of it\n";
  }
}

}  // namespace gbalex::intake
