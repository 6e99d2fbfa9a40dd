#include "index/compose.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <set>

#include "index/digest.h"
#include "index/schema.h"
#include "index/stored.h"
#include "text/analyse.h"

namespace gbalex::index {

namespace {

constexpr Xapian::termcount kNoWeight = 0;  // boolean terms do not make a document longer

std::string eight_digits(const std::optional<record::Date>& date) {
  if (!date) return "";
  char digits[16];
  std::snprintf(digits, sizeof digits, "%08d", date->yyyymmdd());
  return digits;
}

std::string_view prefix_of(FieldKind kind, bool has_title_terms) {
  if (is_about(kind)) return kContextPrefix;
  return kind == FieldKind::title && has_title_terms ? kTitlePrefix : "";
}

// The prefix under which the terms of a field stand without weight.
std::string_view field_prefix(FieldKind kind) {
  if (kind == FieldKind::title) return kTitleFieldPrefix;
  return kind == FieldKind::heading ? kHeadingFieldPrefix : "";
}

class Writer {
 public:
  Writer(Xapian::Document& out, const text::Thesaurus& thesaurus)
      : out_(out), thesaurus_(thesaurus) {}

  void add(const Field& field, bool has_title_terms) {
    const bool context = is_about(field.kind);
    const std::string_view prefix = prefix_of(field.kind, has_title_terms);
    const std::string key = "\n" + text::fold_key(field.text);
    // Two scripts of one text fold to the same terms: once is enough. A title counts under
    // its prefix even where an earlier field says the same.
    const bool new_in_text = !context && seen_.insert(key).second;
    const bool new_under_prefix = !prefix.empty() && seen_.insert(std::string(prefix) + key).second;
    const std::string_view own = field_prefix(field.kind);
    const bool new_in_field = !own.empty() && seen_.insert(std::string(own) + key).second;
    if (!new_in_text && !new_under_prefix && !new_in_field) return;
    Xapian::termpos last = base_;
    for (const text::Token& token :
         text::analyse(field.text, field.language, text::Extras::citations, &thesaurus_)) {
      if (new_in_field) add_boolean(own, token);
      if (new_under_prefix && is_under_prefixes(token)) {
        out_.add_term(prefixed(prefix, token.term));
      }
      if (!new_in_text) continue;
      if (token.position == 0) {
        out_.add_term(token.term);
      } else {
        last = std::max(last, base_ + token.position);
        out_.add_posting(token.term, base_ + token.position);
      }
    }
    if (new_in_text) base_ = last + kFieldGap;
  }

  void add_issuer(std::string_view issuer) {
    for (const text::Token& token :
         text::analyse(issuer, record::Language::en, text::Extras::citations)) {
      add_boolean(kIssuerPrefix, token);
    }
  }

  void add(TermField field, std::string_view value) {
    if (!value.empty()) out_.add_term(term(field, value), kNoWeight);
  }
  void add(TermField field, const std::vector<std::string>& values) {
    for (const std::string& value : values) add(field, value);
  }

 private:
  void add_boolean(std::string_view prefix, const text::Token& token) {
    // What a query asks of one field is asked of its words.
    const bool is_concept = token.kind == text::TokenKind::concept_term;
    if (is_concept || !is_under_prefixes(token)) return;
    out_.add_term(prefixed(prefix, token.term), kNoWeight);
  }

  Xapian::Document& out_;
  const text::Thesaurus& thesaurus_;
  std::set<std::string> seen_;
  Xapian::termpos base_ = 0;
};

// The folded title that a reader of this language would be shown, for sorting.
std::string title_key(const Document& document, record::Language reader) {
  constexpr std::size_t kBytes = 96;
  record::Texts titles;
  for (const Field& field : document.fields) {
    if (field.kind == FieldKind::title && titles.find(field.language) == nullptr) {
      titles.set({field.language, field.text, field.status});
    }
  }
  const record::Text* shown = titles.pick(reader);
  return shown == nullptr ? "" : text::fold_key(shown->text).substr(0, kBytes);
}

std::string sort_date(const Document& document) {
  for (const auto& date : {document.from, document.first_effective}) {
    if (date) return eight_digits(date);
  }
  if (has_status(document.kind) && document.year > 0) {
    return std::to_string(document.year) + "0000";
  }
  if (document.kind == record::Kind::programme) return std::to_string(document.year) + "0000";
  return eight_digits(document.as_of);
}

// What a document is worth before anything is asked, relative to the best that can be found: more
// where its work is often cited, and where it is a statute.
double prior_of(const Document& document, std::uint32_t cited) {
  constexpr double kCited = 0.04, kStatute = 0.03;
  const double statute = standing_of(document) == Standing::statute ? kStatute : 0;
  return kCited * std::log1p(cited) + statute;
}

std::string sum_of_positions(const Xapian::Document& document) {
  Digest sum;
  const auto end = document.termlist_end();
  for (auto term = document.termlist_begin(); term != end; ++term) {
    sum.add(std::uint64_t{term.positionlist_count()});
    const auto last = term.positionlist_end();
    for (auto at = term.positionlist_begin(); at != last; ++at) sum.add(std::uint64_t{*at});
  }
  return sum.half();
}

}  // namespace

std::string sum_of_terms(Xapian::TermIterator term, const Xapian::TermIterator& end) {
  Digest sum;
  for (; term != end; ++term) {
    sum.add(*term);
    sum.add(std::uint64_t{term.get_wdf()});
  }
  return sum.half();
}

Xapian::Document compose(const Document& document, const Authority& authority,
                         const text::Thesaurus& thesaurus, TitleKeys titles) {
  Xapian::Document out;
  Writer writer(out, thesaurus);
  const bool has_title_terms = document.kind != record::Kind::provision;
  for (const Field& field : document.fields) writer.add(field, has_title_terms);
  writer.add_issuer(document.issuer);

  writer.add(TermField::name, document_name(document.kind, document.id, document.provision));
  writer.add(TermField::record, document.id);
  writer.add(TermField::kind, record::code(document.kind));
  writer.add(TermField::region, record::code(document.region));
  for (const record::Region region : document.compares) {
    writer.add(TermField::region, record::code(region));
  }
  writer.add(TermField::subject, document.subjects);
  for (const record::Language language : document.languages) {
    writer.add(TermField::language, record::code(language));
  }
  writer.add(TermField::level, document.level);
  if (document.year > 0) writer.add(TermField::year, std::to_string(document.year));
  writer.add(TermField::work, document.work);
  writer.add(TermField::reference, document.references);
  writer.add(TermField::citation, document.citations);
  writer.add(TermField::law_name, document.law_names);
  if (has_status(document.kind)) writer.add(TermField::status, status_key(document));

  out.add_value(number(Slot::facets), facet_value(document));
  out.add_value(number(Slot::first_effective), eight_digits(document.first_effective));
  out.add_value(number(Slot::from), eight_digits(document.from));
  out.add_value(number(Slot::to), eight_digits(document.to));
  out.add_value(number(Slot::date), sort_date(document));
  for (unsigned i = 0; titles == TitleKeys::all && i < kTitleSlots; ++i) {
    out.add_value(number(Slot::title) + i, title_key(document, record::kLanguages[i]));
  }
  const std::uint32_t cited = document.work.empty() ? 0 : authority.of(document.work);
  out.add_value(number(Slot::features), pack_features(document, cited));
  out.add_value(number(Slot::prior), Xapian::sortable_serialise(prior_of(document, cited)));
  out.add_value(number(Slot::payload), document.payload);
  out.add_value(number(Slot::sums),
                sum_of_terms(out.termlist_begin(), out.termlist_end()) + sum_of_positions(out));
  out.set_data(pack(document));
  return out;
}

}  // namespace gbalex::index
